import Statistics
import Values

/// What is known of a customer on the day they join.
struct Profile: Sendable {
  /// The first day with the service.
  let joined: CalendarDate
  /// The sales region.
  let region: Region
  /// The language the customer is written to in.
  let language: Language
  /// The city, in its own script.
  let city: String
  /// The loyalty tier.
  let tier: Tier
  /// Where the customer came from.
  let channel: Channel
  /// How long the customer is bound.
  let contract: Contract
  /// How the customer pays.
  let payment: Payment
  /// The plan of the first day.
  let plan: Plan
  /// The year of birth.
  let birthYear: Int
  /// Whether the customer keeps needing help, which costs money and drives no churn.
  let isCostly: Bool

  /// Draws a customer who joins on a day.
  init(joined: CalendarDate, from random: inout SeededRandom) {
    self.joined = joined
    region = random.pick(Region.allCases, weights: Region.allCases.map(\.weight))
    language = random.pick(Language.allCases, weights: Language.allCases.map(\.weight))
    city = random.pick(language.cities(in: region))
    tier = random.pick(Tier.allCases, weights: Tier.allCases.map(\.weight))
    channel = random.pick(Channel.allCases, weights: Channel.allCases.map(\.weight))
    contract = random.pick(Contract.allCases, weights: channel.contractWeights)
    payment = random.pick(Payment.allCases, weights: Payment.allCases.map(\.weight))
    plan = random.pick(Plan.allCases, weights: tier.planWeights)
    birthYear = min(2007, max(1938, 1984 + Int((random.normal() * 13).rounded(.down))))
    isCostly = random.chance(plan == .basic || plan == .plus ? 0.07 : 0.01)
  }
}
