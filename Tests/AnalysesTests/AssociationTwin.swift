import Tables
import Values

/// The same question answered the slow way: every combination, counted row by row.
struct AssociationTwin {
  /// What the twin knows of a rule.
  struct Rule: Equatable {
    var customers: Int
    var churned: Int
    var p: Double
    var productive: Double
  }

  let table: Table
  let outcome: String
  let maximum: Int

  /// How many combinations there are before any threshold.
  private(set) var combinations = 0
  /// The rules with at least so many customers and churners, by their text.
  private(set) var rules: [String: Rule] = [:]

  init(_ table: Table, outcome: String, maximum: Int, customers: Int, churned: Int) {
    self.table = table
    self.outcome = outcome
    self.maximum = maximum
    let names = table.fields.map(\.name).filter { $0 != outcome }
    for size in 1...maximum {
      for columns in Self.choices(names, size) {
        for values in combine(columns) {
          combinations += 1
          let parts = Array(zip(columns, values))
          let (all, left) = count(parts)
          guard all >= max(customers, 1), left >= churned else { continue }
          let text = parts.map { "\($0.0)=\($0.1)" }.sorted(by: bytes).joined(separator: " & ")
          rules[text] = Rule(
            customers: all, churned: left, p: fisher(parts, inside: []),
            productive: parts.indices.map { drop in
              fisher(parts, inside: parts.indices.filter { $0 != drop }.map { parts[$0] })
            }.max() ?? 1)
        }
      }
    }
  }

  private func bytes(_ left: String, _ right: String) -> Bool {
    Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8))
  }

  private static func choices(_ names: [String], _ size: Int) -> [[String]] {
    guard size > 0 else { return [[]] }
    return names.indices.flatMap { place in
      choices(Array(names[(place + 1)...]), size - 1).map { [names[place]] + $0 }
    }
  }

  private func combine(_ columns: [String]) -> [[String]] {
    columns.reduce([[]]) { made, column in
      let texts = Set((0..<table.rowCount).map { cell(column, $0) }).subtracting([""])
      return made.flatMap { values in texts.map { values + [$0] } }
    }
  }

  private func cell(_ column: String, _ row: Int) -> String {
    table.column(column)?.value(at: row).plainText ?? ""
  }

  private func count(_ parts: [(String, String)]) -> (customers: Int, churned: Int) {
    let rows = (0..<table.rowCount).filter { row in
      cell(outcome, row) != "" && parts.allSatisfy { cell($0.0, row) == $0.1 }
    }
    return (rows.count, rows.count { cell(outcome, $0) == "true" })
  }

  /// Fisher's p of the parts among those who meet only some of them, by whole products.
  private func fisher(_ parts: [(String, String)], inside general: [(String, String)]) -> Double {
    let (n, k) = count(general)
    let (m, a) = count(parts)
    func ways(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    }
    let tail = (a...max(a, min(m, k))).reduce(0.0) { $0 + ways(k, $1) * ways(n - k, m - $1) }
    return tail / ways(n, m)
  }
}
