import Foundation
import TestSupport

/// A table of reference numbers, read from the reference folder when it is there.
struct ReferenceTable {
  private let columns: [String: Int]
  private let rows: [[String]]

  /// Reads a file of comma-separated values.
  init?(_ path: String) throws {
    guard let path = Reference.path(path) else { return nil }
    let cells = CSVText.cells(of: try String(contentsOfFile: path, encoding: .utf8))
    columns = Dictionary(uniqueKeysWithValues: cells[0].enumerated().map { ($1, $0) })
    rows = Array(cells.dropFirst())
  }

  var indices: Range<Int> { rows.indices }

  func text(_ row: Int, _ column: String) -> String {
    columns[column].map { rows[row][$0] } ?? "no column \(column)"
  }

  /// The number of a cell; NaN when it is empty, "NA" or "NaN".
  func number(_ row: Int, _ column: String) -> Double { Double(text(row, column)) ?? .nan }

  func count(_ row: Int, _ column: String) -> Int { Int(text(row, column)) ?? -1 }

  func numbers(_ column: String) -> [Double] { indices.map { number($0, column) } }
}

/// Gathers the numbers that are off, so that one expectation covers a table.
struct Comparison {
  private(set) var misses: [String] = []
  private(set) var worst = 0.0
  private(set) var compared = 0

  /// Compares by relative error, or absolute where both are below `floor`.
  mutating func check(
    _ name: @autoclosure () -> String,
    _ value: Double?,
    _ expected: Double,
    within tolerance: Double,
    floor: Double = 0
  ) {
    guard !expected.isNaN else { return }
    compared += 1
    guard let value, value != expected else {
      if value == nil { misses.append("\(name()): nothing, expected \(expected)") }
      return
    }
    let error = abs(value - expected) / max(abs(expected), floor)
    if error > worst { worst = error }
    if !(error <= tolerance) { misses.append("\(name()): \(value), expected \(expected)") }
  }
}
