extension Customer {
  /// All that the customer paid: the plans' prices and the orders.
  var spend: Money {
    spells.reduce(Money(cents: 0)) { $0 + $1.paid }
      + orders.reduce(Money(cents: 0)) { $0 + $1.amount }
  }

  /// What serving the customer cost: each month, each order, each request for help.
  var costToServe: Money {
    let months = spells.reduce(0) { $0 + $1.paid.cents / max(1, $1.amount.cents) }
    return tickets.reduce(Money(cents: months * 3_60 + orders.count * 4_20)) {
      $0 + $1.severity.cost
    }
  }

  /// The price a month of the latest plan.
  var monthlyFee: Money { spells.last?.amount ?? Money(cents: 0) }

  /// The latest recommendation given, 0–10.
  var latestNPS: Int? { surveys.last { $0.nps != nil }?.nps }

  /// The latest satisfaction given, 1–5.
  var latestCSAT: Int? { surveys.last { $0.csat != nil }?.csat }
}
