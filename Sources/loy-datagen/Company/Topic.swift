import Statistics

/// A part of a customer's story that draws from its own random sequence.
///
/// So a change in how orders are drawn moves no survey, and a new customer moves no other.
/// The numbers decide the sequences: never renumber, only append.
enum Topic: UInt64 {
  case joining = 1
  case profile = 2
  case onboarding = 3
  case life = 4
  case tickets = 5
  case spells = 6
  case orders = 7
  case surveys = 8
  case events = 9
  case wallets = 10
  case points = 11
  case campaigns = 12
  case interviews = 13
  case ratings = 14
  case requests = 15

  /// The random sequence of this topic for one customer.
  func random(seed: UInt64, customer: Int) -> SeededRandom {
    SeededRandom(seed: seed, stream: rawValue << 32 | UInt64(customer))
  }
}
