/// The loyalty tier of a customer.
enum Tier: String, CaseIterable, Sendable {
  case bronze
  case silver
  case gold
  case platinum

  /// How many customers hold it.
  var weight: Double {
    switch self {
    case .bronze: 0.40
    case .silver: 0.30
    case .gold: 0.20
    case .platinum: 0.10
    }
  }

  /// How often each plan is chosen, from the smallest plan to the largest.
  var planWeights: [Double] {
    switch self {
    case .bronze: [6, 3, 1, 0.2]
    case .silver: [4, 4, 2, 0.5]
    case .gold: [1, 3, 4, 2]
    case .platinum: [0.5, 2, 4, 5]
    }
  }

  /// Shop orders a month of an average buyer.
  var ordersPerMonth: Double {
    switch self {
    case .bronze: 0.65
    case .silver: 0.85
    case .gold: 1.25
    case .platinum: 1.7
    }
  }

  /// How large an order is, against a bronze customer's.
  var orderSize: Double {
    switch self {
    case .bronze: 1
    case .silver: 1.1
    case .gold: 1.35
    case .platinum: 1.6
    }
  }
}
