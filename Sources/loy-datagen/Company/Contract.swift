/// How long a customer binds themselves.
enum Contract: String, CaseIterable, Sendable {
  case monthly
  case yearly
  case twoYear = "two-year"

  /// What is paid of the plan's price.
  var priceFactor: Double {
    switch self {
    case .monthly: 1
    case .yearly: 0.9
    case .twoYear: 0.82
    }
  }
}
