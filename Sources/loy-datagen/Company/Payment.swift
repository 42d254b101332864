/// How a customer pays.
enum Payment: String, CaseIterable, Sendable {
  case card
  case bankTransfer = "bank transfer"
  case wallet

  /// How many customers pay this way.
  var weight: Double {
    switch self {
    case .card: 0.50
    case .bankTransfer: 0.28
    case .wallet: 0.22
    }
  }
}
