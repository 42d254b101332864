import Diagnostics
import Values

extension ExpressionChecker {
  /// A formula that is true or false.
  func condition(_ expression: Expression) throws(Diagnostic) -> CheckedExpression {
    try condition(operand(expression))
  }

  /// A part that must be true or false; a column of 0 and 1 will do.
  func condition(_ operand: Operand) throws(Diagnostic) -> CheckedExpression {
    let value = try value(operand, expecting: .truth)
    if value.type.type == .truth { return value }
    guard let truth = asTruth(value) else {
      throw .noCondition(operand, value, shape: shape(of: value))
    }
    return truth
  }

  /// Whole numbers that are a column of 0 and 1 as truths, or nothing when they are more.
  func asTruth(_ value: CheckedExpression) -> CheckedExpression? {
    guard value.type.type == .whole, canBeTruth(value) else { return nil }
    if case .constant(.whole(let number)) = value.kind {
      return .constant(.truth(number != 0), at: value.range)
    }
    return .truth(.truth, [value], at: value.range)
  }

  /// Whether whole numbers are a column of nothing but 0 and 1, as far as is known.
  private func canBeTruth(_ value: CheckedExpression) -> Bool {
    if case .constant(let constant) = value.kind {
      return constant == .whole(0) || constant == .whole(1)
    }
    guard value.isColumn else { return false }
    guard let profile = shape(of: value)?.profile, let least = profile.least,
      let greatest = profile.greatest
    else { return true }
    return least >= 0 && greatest <= 1
  }

  /// What is known of the values of a formula that is a column of a stored table.
  func shape(of value: CheckedExpression) -> ColumnShape? {
    shape(of: value, table: scope.isStored ? scope.base : nil)
  }

  /// A column of the values that the whole stored table has in it, though some rows are left out.
  func wholeShape(of value: CheckedExpression) -> ColumnShape? {
    shape(of: value, table: scope.columnsOf)
  }

  private func shape(of value: CheckedExpression, table: String?) -> ColumnShape? {
    switch value.kind {
    case .column(let name):
      table.flatMap { ColumnShape(column: name, of: $0, in: vocabulary) }
    case .origin(let inner): shape(of: inner, table: scope.base)
    case .lookup(let link, let inner): shape(of: inner, table: link.one)
    default: nil
    }
  }
}

/// A column of a stored table with what messages say about its values.
struct ColumnShape {
  /// The column.
  let column: String
  /// The table.
  let table: TableEntry
  /// Its values in brief, perhaps of a part of the rows.
  private let brief: ColumnProfile

  /// Its values, all of them counted.
  ///
  /// - Complexity: O(*rows*).
  var profile: ColumnProfile { table.profile(column) ?? brief }

  /// Looks the column up, or nothing when its values are not known.
  init?(column: String, of table: String, in vocabulary: Vocabulary) {
    guard let entry = vocabulary.table(named: table), let brief = entry.brief(column) else {
      return nil
    }
    self.column = column
    self.table = entry
    self.brief = brief
  }

  /// Whether the values can lie between two numbers, as far as a part of the rows shows it.
  func mayLie(from low: Double, to high: Double) -> Bool {
    (brief.least ?? low) >= low && (brief.greatest ?? high) <= high
  }

  /// The most frequent values, perhaps of a part of the rows.
  var shownValues: [String] { brief.texts }

  /// Every value of the column, when these are so few that the profile lists them all.
  var everyValue: [String]? {
    let counted = brief.counts.reduce(0) { $0 &+ $1 }
    return !brief.texts.isEmpty && counted >= brief.rowCount - brief.missingCount
      ? brief.texts : nil
  }
}

extension CheckedExpression {
  /// Whether the formula is a column as it stands in some table.
  var isColumn: Bool {
    switch kind {
    case .column: true
    case .origin(let inner), .lookup(_, let inner): inner.isColumn
    default: false
    }
  }
}
