import Engine
import Values

/// What a result was computed on: table, conditions, rows of rows.
struct BaseLine: Hashable, Sendable {
  /// One stretch of steps over the same kind of rows.
  struct Part: Hashable, Sendable {
    /// The table, or the verb that made the rows.
    var name: String
    /// The conditions and draws, in order.
    var conditions: [String] = []
    /// Whether the stretch is worth a word although nothing was left out of it.
    var isShown = false
    /// Whether there are rows to tell of.
    var hasRows = true
    /// The rows that were left.
    var rows: Int
    /// The rows there were.
    var of: Int
  }

  /// The stretches, first the one that begins with a stored table.
  private(set) var parts: [Part]

  /// Creates the base line of a verb that makes its rows of nothing.
  init(verb: String) { parts = [Part(name: verb, hasRows: false, rows: 0, of: 0)] }

  /// Creates the base line of all rows of a table.
  init(table: String, rows: Int) { parts = [Part(name: table, rows: rows, of: rows)] }

  /// Adds the words of a condition or draw to the last stretch.
  mutating func add(_ condition: String) { parts[parts.count - 1].conditions.append(condition) }

  /// Sets how many rows are left of the last stretch; a verb that makes more leaves them all.
  mutating func setRows(_ rows: Int) {
    parts[parts.count - 1].rows = min(rows, parts[parts.count - 1].of)
  }

  /// Begins a stretch over the rows that a verb made.
  mutating func begin(_ verb: String, rows: Int, isShown: Bool = false) {
    parts.append(Part(name: verb, isShown: isShown, rows: rows, of: rows))
  }

  /// The table and its conditions, without the numbers of rows.
  var scope: String {
    parts.filter { $0.isShown || $0 == parts[0] || !$0.conditions.isEmpty }
      .map { ([$0.name] + $0.conditions).joined(separator: " · ") }.joined(separator: " · ")
  }

  /// The line as it is shown; a stretch that keeps all rows an analysis made is not worth
  /// a word.
  var text: String {
    let shown = parts.enumerated().filter { index, part in
      index == 0 || part.isShown || !part.conditions.isEmpty
    }
    return shown.map { $0.element.text }.joined(separator: " · ")
  }
}

extension BaseLine.Part {
  fileprivate var text: String {
    guard hasRows else { return ([name] + conditions).joined(separator: " · ") }
    let rows = "\(NumberText.grouped(rows)) of \(NumberText.grouped(of)) rows"
    return ([name] + conditions + [rows]).joined(separator: " · ")
  }
}

extension [OperatorTrace] {
  /// The rows that a result was computed on: those its first grouping read, else those left.
  var rowsComputedOn: Int? {
    (first(where: \.isGrouping)?.rowsIn) ?? last?.rowsOut
  }
}
