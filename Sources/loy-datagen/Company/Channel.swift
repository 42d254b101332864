/// Where a customer came from.
enum Channel: String, CaseIterable, Sendable {
  case search
  case referral
  case social
  case store
  case pricePortal = "price portal"

  /// How many customers came this way.
  var weight: Double {
    switch self {
    case .search: 0.28
    case .referral: 0.18
    case .social: 0.16
    case .store: 0.16
    case .pricePortal: 0.22
    }
  }

  /// How often each contract is chosen: monthly, yearly, two-year.
  var contractWeights: [Double] {
    switch self {
    case .pricePortal: [0.82, 0.14, 0.04]
    default: [0.36, 0.40, 0.24]
    }
  }
}
