import Foundation
import Statistics
import Testing

@Suite struct PAdjustmentTests {
  private static let columns: [(String, PAdjustment)] = [
    ("bonferroni", .bonferroni), ("holm", .holm), ("hochberg", .hochberg),
    ("BH", .benjaminiHochberg), ("BY", .benjaminiYekutieli),
  ]

  @Test func `adjusted p-values equal R's, plain and as logarithms`() throws {
    guard let table = try ReferenceTable("oracles/association/R_p_adjust.csv") else { return }
    let values = table.numbers("p")
    var comparison = Comparison()
    for (name, method) in Self.columns {
      let plain = method.adjusted(values)
      let logs = method.adjustedLogs(values.map { log($0) })
      for (row, expected) in table.numbers(name).enumerated() {
        comparison.check("\(name) \(row)", plain[row], expected, within: 1e-12)
        comparison.check("log \(name) \(row)", exp(logs[row]), expected, within: 1e-12)
      }
    }
    #expect(comparison.misses == [] && comparison.compared == 660)
  }

  /// Source: R 4.2, `p.adjust(c(.01, .02, .03, .04), method, n = 10)`, by hand for Holm.
  @Test func `more tests than p-values, missing ones and none`() {
    let values = [0.04, 0.01, .nan, 0.03, 0.02]
    let expected: [PAdjustment: [Double]] = [
      .bonferroni: [0.4, 0.1, .nan, 0.3, 0.2], .holm: [0.28, 0.1, .nan, 0.24, 0.18],
      .hochberg: [0.28, 0.1, .nan, 0.24, 0.18], .benjaminiHochberg: [0.1, 0.1, .nan, 0.1, 0.1],
    ]
    var comparison = Comparison()
    for (method, numbers) in expected {
      for (value, right) in zip(method.adjusted(values, tests: 10), numbers) {
        comparison.check("\(method)", value, right, within: 1e-14)
      }
    }
    let far = PAdjustment.holm.adjustedLogs([-7_000, -10], tests: 1_000)
    comparison.check("far", far[0], -7_000 + log(1_000.0), within: 1e-15)
    comparison.check("near", far[1], -10 + log(999.0), within: 1e-15)
    #expect(comparison.misses == [])
    #expect(PAdjustment.allCases.allSatisfy { $0.adjusted([]).isEmpty })
  }

  @Test func `layers share the error between rule lengths`() {
    let layers = LayeredAdjustment(candidates: [50, 1_000, 0, 4_000])
    #expect(
      layers.factor(length: 2) == 3_000 && layers.criticalValue(length: 1, alpha: 0.75) == 0.005)
    #expect(layers.adjustedLog(-1, length: 4) == 0)
  }
}
