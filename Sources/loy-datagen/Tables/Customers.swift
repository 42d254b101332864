import Values

extension Dataset {
  /// One row for each customer.
  static let customers = Dataset(
    fileName: "customers.csv",
    columns: [
      "customer_id", "region", "city", "language", "tier", "contract", "payment", "channel",
      "birth_year", "joined", "ended", "churned", "end_reason", "monthly_fee", "spend",
      "cost_to_serve", "nps_score", "csat",
    ]
  ) { company in
    company.customers.map { customer in
      let (profile, life) = (customer.profile, customer.life)
      return [
        customer.id, profile.region.rawValue, profile.city, profile.language.rawValue,
        profile.tier.rawValue, profile.contract.rawValue, profile.payment.rawValue,
        profile.channel.rawValue, String(profile.birthYear), profile.joined.description,
        Cell.text(life.ended), Cell.yesNo(life.ended != nil), life.reason?.rawValue ?? "",
        customer.monthlyFee.description, customer.spend.description,
        customer.costToServe.description, Cell.text(customer.latestNPS),
        Cell.text(customer.latestCSAT),
      ]
    }
  }
}
