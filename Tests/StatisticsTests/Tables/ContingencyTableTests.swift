import Statistics
import Testing

@Suite struct ContingencyTableTests {
  @Test func `columns of the churn data go with churn as R says`() throws {
    guard
      let reference = try ReferenceTable("oracles/metrics/expected/assoc_univariate_churn.csv"),
      let customers = try ReferenceTable("oracles/association/wa_churn.csv")
    else { return }
    var comparison = Comparison()
    for row in reference.indices where reference.text(row, "stat_name") == "pearson_chi2" {
      guard reference.text(row, "dataset") == "telco" else { continue }
      let variable = reference.text(row, "variable")
      var counts: [String: [Double]] = [:]
      for customer in customers.indices {
        let churned = customers.text(customer, "churn") == "Yes" ? 0 : 1
        counts[customers.text(customer, variable), default: [0, 0]][churned] += 1
      }
      let table = ContingencyTable(counts: counts.values.flatMap { $0 }, columns: 2)
      let columns: [(String, Double?)] = [
        ("stat", table.chiSquared?.statistic), ("df", Double(table.degrees)),
        ("log10_p", table.chiSquared.map { $0.logP / 2.302585092994046 }),
        ("effect", table.cramersV),
      ]
      for (name, value) in columns {
        comparison.check("\(name) \(variable)", value, reference.number(row, name), within: 1e-10)
      }
    }
    #expect(comparison.misses == [] && comparison.compared > 50)
  }

  /// Source: R 4.2, `chisq.test(HairEyeColor[, , 1] + HairEyeColor[, , 2])`.
  @Test func `hair and eyes, and tables with nothing to compare`() throws {
    let hair = ContingencyTable(
      counts: [68, 20, 15, 5, 119, 84, 54, 29, 26, 17, 14, 14, 7, 94, 10, 16], columns: 4)
    let result = try #require(hair.chiSquared)
    #expect(abs(result.statistic - 138.28984) < 1e-5 && hair.degrees == 9)
    #expect(abs(result.p / 2.325287e-25 - 1) < 1e-6)
    let padded = ContingencyTable(counts: [10, 0, 20, 0, 0, 0, 30, 0, 5], columns: 3)
    let plain = ContingencyTable(counts: [10, 20, 30, 5], columns: 2)
    #expect(padded.chiSquared == plain.chiSquared && padded.cramersV == plain.cramersV)
    let flat = ContingencyTable(counts: [10, 0, 20, 0], columns: 2)
    #expect(flat.chiSquared == nil && flat.cramersV == nil && flat.smallestExpected == 10)
  }
}
