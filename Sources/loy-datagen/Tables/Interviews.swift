import Statistics
import Values

extension Dataset {
  /// One row for each customer who was called after they had decided to leave.
  static let interviews = Dataset(
    fileName: "interviews.csv",
    columns: ["customer_id", "date", "destination", "would_return", "would_have_kept"]
  ) { company in
    company.customers.compactMap { customer in
      var random = Topic.interviews.random(seed: company.seed, customer: customer.number)
      guard let ended = customer.life.ended, let reason = customer.life.reason,
        reason != .cardExpired, random.chance(0.4)
      else { return nil }
      let day = ended.adding(days: 5 + random.int(below: 26))
      guard day <= Window.last else { return nil }
      let destination = random.pick(
        ["Kestrel", "Nordia", "Plaza", "nobody"], weights: reason.destinations)
      return [
        customer.id, day.description, destination,
        Cell.yesNo(random.chance(reason.returning)),
        random.pick(reason.conditions, weights: [0.7, 0.3]),
      ]
    }
  }
}

extension EndReason {
  /// How often who leaves for it goes to each rival, or to nobody.
  fileprivate var destinations: [Double] {
    switch self {
    case .price: [0.2, 0.5, 0.1, 0.2]
    case .competitor: [0.6, 0.2, 0.2, 0]
    case .notUsed: [0, 0.05, 0.05, 0.9]
    case .service: [0.5, 0.2, 0.1, 0.2]
    case .moved, .cardExpired: [0, 0, 0.2, 0.8]
    }
  }

  /// How often who leaves for it would come back.
  fileprivate var returning: Double {
    switch self {
    case .price: 0.45
    case .competitor: 0.2
    case .notUsed: 0.1
    case .service: 0.35
    case .moved, .cardExpired: 0.15
    }
  }

  /// What would have kept them.
  fileprivate var conditions: [String] {
    switch self {
    case .price: ["a lower price", "a smaller plan"]
    case .competitor: ["what the rival has", "a lower price"]
    case .notUsed: ["a pause", "a smaller plan"]
    case .service: ["a quicker answer", "one person to talk to"]
    case .moved, .cardExpired: ["nothing", "a pause"]
    }
  }
}
