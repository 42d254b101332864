import Tables
import Work

/// Values that stand once for all rows that have them, and which of them each row has.
///
/// A column of the one side of a link, or a function of few different values, is known so before it
/// is written down for each row; whoever groups by it never needs that.
struct CodedColumn: Sendable {
  /// The values; some may be equal.
  let values: Column
  /// The place of each row's value, or none for a row without one.
  let groups: RowGroups

  /// The value of each row.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func column(in work: WorkContext) -> Column { values.gathered(at: groups, in: work) }

  /// The values at some rows.
  ///
  /// - Complexity: O(*rows*), O(*n*) when they are many.
  func gathered(at rows: [Int32], in work: WorkContext) -> Column {
    values.gathered(at: groups.numbers(of: rows, in: work), in: work)
  }

  /// The same with other values of the same rows.
  func with(_ change: (Column) -> Column) -> CodedColumn {
    CodedColumn(values: change(values), groups: groups)
  }
}

/// What a formula gives: an operand, or values with codes.
enum Evaluated {
  /// A value for each row, or one for all.
  case operand(Operand)
  /// A value for all rows that have it.
  case coded(CodedColumn)
}
