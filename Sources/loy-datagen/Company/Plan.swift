/// A subscription plan, from the smallest to the largest.
enum Plan: String, CaseIterable, Sendable {
  case basic
  case plus
  case family
  case pro

  /// The price a month without a discount.
  var price: Money {
    switch self {
    case .basic: Money(cents: 19_90)
    case .plus: Money(cents: 34_90)
    case .family: Money(cents: 49_90)
    case .pro: Money(cents: 79_90)
    }
  }

  /// The next larger plan, or the same when there is none.
  var larger: Plan {
    switch self {
    case .basic: .plus
    case .plus: .family
    case .family, .pro: .pro
    }
  }

  /// The next smaller plan, or the same when there is none.
  var smaller: Plan {
    switch self {
    case .basic, .plus: .basic
    case .family: .plus
    case .pro: .family
    }
  }
}
