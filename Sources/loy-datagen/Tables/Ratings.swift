import Statistics

extension Dataset {
  /// One row for each firm that a customer rated: ours and a rival they know.
  static let ratings = Dataset(
    fileName: "ratings.csv",
    columns: ["customer_id", "firm", "buy_again", "recommend", "trust", "reply"]
  ) { company in
    company.customers.flatMap { customer -> [[String]] in
      var random = Topic.ratings.random(seed: company.seed, customer: customer.number)
      guard customer.life.ended == nil, random.chance(0.12) else { return [] }
      let habit = 0.9 * random.normal()
      let rival = random.pick(["Kestrel", "Nordia", "Plaza"])
      // Planted: trusted more than rivals, and slower to reply.
      return [("us", [7.4, 7.2, 7.8, 6.2]), (rival, [7.1, 7.0, 7.0, 7.1])].map { firm, centres in
        [customer.id, firm]
          + centres.map { String(min(10, max(1, Int(($0 + habit + random.normal()).rounded())))) }
      }
    }
  }
}
