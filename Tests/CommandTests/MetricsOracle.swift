import Foundation
import TestSupport
import Testing

/// A table of csv, its cells by the names of their columns.
typealias Rows = [[String: String]]

/// Results of loy and of the oracles of the metrics, to be compared cell by cell.
enum MetricsOracle {
  /// The rows that loy answers to some lines, as csv.
  static func answer(_ lines: String...) throws -> Rows {
    let words = lines.flatMap { ["-c", $0] }
    let outcome = try Program.run(["--format", "csv", "--quiet"] + words)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    return CSVText.rows(of: outcome.output)
  }

  /// The rows of an oracle, or nothing when the reference folder is not there.
  static func expected(_ name: String) throws -> Rows? {
    guard let path = Reference.path("oracles/metrics/expected/\(name)") else { return nil }
    return CSVText.rows(of: try String(contentsOfFile: path, encoding: .utf8))
  }

  /// The words that load an input of the oracles, or nothing when the folder is not there.
  static func load(_ name: String, as table: String) -> String? {
    Reference.path("oracles/metrics/data/\(name)").map { "load \"\($0)\" as \(table)" }
  }

  /// The cells of columns that differ by more than a tolerance, in words; counts as many as there
  /// are cells to compare.
  static func differences(
    _ found: Rows, _ expected: Rows, key: (String, String), columns: [(String, String)],
    within tolerance: Double = 0
  ) -> [String] {
    let own = Dictionary(
      found.map { ($0[key.0] ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    guard !expected.isEmpty else { return ["nothing to compare with"] }
    return expected.flatMap { row -> [String] in
      let name = row[key.1] ?? ""
      guard let mine = own[name] else { return ["no row \(name)"] }
      return columns.compactMap { column in
        let (left, right) = (mine[column.0] ?? "no column", row[column.1] ?? "no column")
        return isClose(left, right, within: tolerance)
          ? nil : "\(name) \(column.0): \(left) instead of \(right)"
      }
    }
  }

  /// Whether two cells are equal as texts or as numbers within a tolerance.
  static func isClose(_ left: String, _ right: String, within tolerance: Double) -> Bool {
    if left == right { return true }
    guard let left = Double(left), let right = Double(right) else { return false }
    return abs(left - right) <= tolerance
  }
}
