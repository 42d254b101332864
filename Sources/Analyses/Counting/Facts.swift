import Statistics
import Tables
import Values

/// The footer of a result, gathered line by line.
struct Facts: Sendable {
  private var rows: [[Value]] = []

  /// Adds a number that belongs to a group, or with no group to everything; nothing is left out.
  mutating func add(_ name: String, group: Value = .missing, _ value: Double?) {
    guard let value else { return }
    rows.append([.text(name), group, .decimal(value)])
  }

  /// Adds Pearson's test that the rows of a table of counts are alike, when it can be made.
  mutating func addTest(_ counts: ContingencyTable) {
    guard let test = counts.chiSquared else { return }
    add("chi_squared", test, degrees: counts.degrees)
  }

  /// Adds the statistic of a test under its name, its degrees of freedom and p.
  mutating func add(_ name: String, _ test: TestResult, degrees: Int) {
    add(name, test.statistic)
    add("degrees", Double(degrees))
    add("p", test.p)
    // Where p underflows its logarithm still tells groups apart.
    if test.p < Double.leastNormalMagnitude { add("log_p", test.logP) }
  }

  /// The footer as a table, or nothing when it is empty.
  var table: Table? {
    rows.isEmpty ? nil : Table(fields: Facts.fields, rows: rows)
  }

  private static let fields = [
    Field("name", .text), Field("group", .text), Field("value", .decimal),
  ]
}
