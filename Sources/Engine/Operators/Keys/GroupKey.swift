import Tables
import Work

/// What rows are divided by.
enum GroupKey: Sendable {
  /// A value for each row.
  case column(Column)
  /// A value for all rows that have it.
  case coded(CodedColumn)

  /// The values at some rows.
  func gathered(at rows: [Int32], in work: WorkContext) -> Column {
    switch self {
    case .column(let column): column.gathered(at: rows, in: work)
    case .coded(let coded): coded.gathered(at: rows, in: work)
    }
  }

  /// A small number for each row that stands for its value.
  func codes(isOrdered: Bool, in work: WorkContext) -> KeyCodes {
    switch self {
    case .column(let column): KeyCodes(column, isOrdered: isOrdered, in: work)
    case .coded(let coded): KeyCodes(coded, isOrdered: isOrdered, in: work)
    }
  }
}

extension KeyCodes {
  /// Finds the codes of the values, and those of the rows by them.
  ///
  /// - Complexity: O(values) for codes of a dictionary, else O(*n*), shared among the threads.
  init(_ coded: CodedColumn, isOrdered: Bool, in work: WorkContext) {
    let few = KeyCodes(coded.values, isOrdered: isOrdered, in: work)
    let found = coded.groups.picking(from: few.codes(in: work), in: work).codes
    guard let absent = coded.groups.absentRows(in: work) else {
      self.init(
        found.source, count: found.count, cellCount: few.cellCount, missing: found.missing,
        missingCode: found.missingCode)
      return
    }
    // Rows without a value are of one group with those whose value is missing.
    let cellCount = few.cellCount + (few.missing == nil ? 1 : 0)
    self.init(
      found.source, count: found.count, cellCount: cellCount, missing: absent,
      missingCode: Int32(truncatingIfNeeded: cellCount - 1))
  }
}
