import Language
import Tables
import Values

/// The slow twin of the evaluator: one row and one value at a time, as the design says it.
struct RowInterpreter {
  /// The rows.
  let table: Table

  /// A whole number did not fit.
  struct Overflow: Error {}

  /// The values of a formula for all rows.
  func values(of expression: CheckedExpression) throws -> [Value] {
    try (0..<table.rowCount).map { try value(of: expression, row: $0) }
  }

  private func value(of expression: CheckedExpression, row: Int) throws -> Value {
    switch expression.kind {
    case .constant(let value): return value
    case .column(let name): return table.columns[table.index(of: name) ?? 0].value(at: row)
    case .operation(let operation, let operands):
      return try apply(operation, operands.map { try value(of: $0, row: row) })
    default: fatalError("The slow twin knows constants, columns and operators")
    }
  }

  private func apply(_ operation: Operation, _ values: [Value]) throws -> Value {
    switch operation {
    case .and:
      if values.contains(.truth(false)) { return .truth(false) }
      return values.contains(.missing) ? .missing : .truth(true)
    case .or:
      if values.contains(.truth(true)) { return .truth(true) }
      return values.contains(.missing) ? .missing : .truth(false)
    case .isMissing: return .truth(values[0] == .missing)
    case .isOneOf:
      if values.dropFirst().contains(values[0]) { return .truth(true) }
      return values[0] == .missing ? .missing : .truth(false)
    default: break
    }
    if values.contains(.missing) { return .missing }
    return try strict(operation, values)
  }

  private func strict(_ operation: Operation, _ values: [Value]) throws -> Value {
    switch (operation, values[0], values.last ?? .missing) {
    case (.not, .truth(let truth), _): return .truth(!truth)
    case (.equal, let left, let right): return .truth(compare(left, right) == 0)
    case (.notEqual, let left, let right): return .truth(compare(left, right) != 0)
    case (.less, let left, let right): return .truth(compare(left, right) < 0)
    case (.lessOrEqual, let left, let right): return .truth(compare(left, right) <= 0)
    case (.greater, let left, let right): return .truth(compare(left, right) > 0)
    case (.greaterOrEqual, let left, let right): return .truth(compare(left, right) >= 0)
    case (.add, .whole(let left), .whole(let right)):
      return try whole(left.addingReportingOverflow(right))
    case (.subtract, .whole(let left), .whole(let right)):
      return try whole(left.subtractingReportingOverflow(right))
    case (.multiply, .whole(let left), .whole(let right)):
      return try whole(left.multipliedReportingOverflow(by: right))
    case (.negate, .whole(let number), _):
      return try whole(Int64(0).subtractingReportingOverflow(number))
    case (.add, .decimal(let left), .decimal(let right)): return decimal(left + right)
    case (.subtract, .decimal(let left), .decimal(let right)): return decimal(left - right)
    case (.multiply, .decimal(let left), .decimal(let right)): return decimal(left * right)
    case (.divide, .decimal(let left), .decimal(let right)):
      return right == 0 ? .missing : decimal(left / right)
    case (.negate, .decimal(let number), _): return .decimal(-number)
    case (.join, .text(let left), .text(let right)): return .text(left + right)
    case (.decimal, .whole(let number), _): return .decimal(Double(number))
    case (.decimal, .truth(let truth), _): return .decimal(truth ? 1 : 0)
    case (.whole, .truth(let truth), _): return .whole(truth ? 1 : 0)
    case (.truth, .whole(let number), _): return .truth(number != 0)
    case (.timestamp, .date(let date), _): return .timestamp(Timestamp(startOf: date))
    case (.date, .timestamp(let moment), _): return .date(moment.date)
    case (.daysBetween, .date(let left), .date(let right)):
      return .whole(Int64(left.days) - Int64(right.days))
    case (.shift(let duration), .date(let date), _): return .date(duration.added(to: date))
    case (.shift(let duration), .timestamp(let moment), _):
      return .timestamp(duration.added(to: moment))
    case (.textTest(let test), .text(let left), .text(let right)):
      return .truth(passes(test, left, right))
    case (.firstWindow(let duration, let asof), .date(let date), .date(let anchor)):
      let end = duration.added(to: anchor)
      return end > asof ? .missing : .truth(anchor <= date && date < end)
    case (.firstWindow(let duration, let asof), .timestamp(let moment), .timestamp(let anchor)):
      let end = duration.added(to: anchor)
      return end > Timestamp(startOf: asof)
        ? .missing : .truth(anchor <= moment && moment < end)
    case (.lastWindow(let duration), .date(let date), .date(let end)):
      return .truth(duration.negated.added(to: end) <= date && date < end)
    case (.lastWindow(let duration), .timestamp(let moment), .timestamp(let end)):
      return .truth(duration.negated.added(to: end) <= moment && moment < end)
    default: fatalError("No rule for \(operation) of \(values)")
    }
  }

  private func whole(_ result: (partialValue: Int64, overflow: Bool)) throws -> Value {
    if result.overflow { throw Overflow() }
    return .whole(result.partialValue)
  }

  private func decimal(_ number: Double) -> Value { number.isNaN ? .missing : .decimal(number) }

  private func compare(_ left: Value, _ right: Value) -> Int {
    switch (left, right) {
    case (.truth(let left), .truth(let right)): order(left ? 1 : 0, right ? 1 : 0)
    case (.whole(let left), .whole(let right)): order(left, right)
    case (.decimal(let left), .decimal(let right)): order(left, right)
    case (.date(let left), .date(let right)): order(left, right)
    case (.timestamp(let left), .timestamp(let right)): order(left, right)
    case (.text(let left), .text(let right)):
      Array(left.utf8) == Array(right.utf8)
        ? 0 : left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
    default: fatalError("Values of one type are compared")
    }
  }

  private func order<Item: Comparable>(_ left: Item, _ right: Item) -> Int {
    left == right ? 0 : left < right ? -1 : 1
  }

  private func passes(_ test: TextTest, _ text: String, _ pattern: String) -> Bool {
    switch test {
    case .contains:
      pattern.isEmpty
        || text.indices.contains { text[$0...].utf8.starts(with: pattern.utf8) }
    case .startsWith: text.utf8.starts(with: pattern.utf8)
    case .endsWith: text.utf8.reversed().starts(with: pattern.utf8.reversed())
    case .like: fits(Substring(text), Substring(pattern))
    case .matches: (try? Regex(pattern).wholeMatch(in: text)) != nil
    }
  }

  private func fits(_ text: Substring, _ pattern: Substring) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == "%" {
      return fits(text, pattern.dropFirst())
        || !text.isEmpty && fits(text.dropFirst(), pattern)
    }
    guard let character = text.first else { return false }
    return (first == "_" || first == character) && fits(text.dropFirst(), pattern.dropFirst())
  }
}
