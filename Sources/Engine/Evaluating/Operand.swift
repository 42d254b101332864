import Bitmaps
import Tables
import Values

/// What an operator works on: a column, or one value that all rows share.
enum Operand {
  /// A value for each row.
  case column(Column)
  /// The same value for every row.
  case value(Value)

  /// Whether all rows share one value.
  var isValue: Bool { if case .value = self { true } else { false } }

  /// Whether all rows share the missing value.
  var isMissingValue: Bool { if case .value(.missing) = self { true } else { false } }

  /// The rows without a value when the operand is a column; one value is looked at separately.
  var missing: Bitmap? { if case .column(let column) = self { column.missing } else { nil } }

  /// The operand as a column.
  ///
  /// - Complexity: O(*count*) when all rows share one value.
  func column(_ type: ColumnType, count: Int) -> Column {
    switch self {
    case .column(let column): column
    case .value(let value): .repeating(value, type, count: count)
    }
  }

  /// The operand as truths.
  ///
  /// - Complexity: O(*count* / 64).
  func truths(count: Int) -> Truths {
    switch self {
    case .value(let value):
      let missing = value == .missing ? Bitmap(repeating: true, count: count) : nil
      return Truths(
        isTrue: Bitmap(repeating: value == .truth(true), count: count), missing: missing)
    case .column(.truth(let column)): return Truths(isTrue: column.bits, missing: column.missing)
    default: preconditionFailure("A checked condition is true or false")
    }
  }
}

extension Value {
  /// The value as one of a wider type: whole numbers as decimals, dates as their midnights.
  func read(as type: ValueType) -> Value {
    switch (self, type) {
    case (.whole(let number), .decimal): .decimal(Double(number))
    case (.date(let date), .timestamp): .timestamp(Timestamp(startOf: date))
    default: self
    }
  }
}

extension Column {
  /// A column that repeats one value, in the narrowest layout.
  static func repeating(_ value: Value, _ type: ColumnType, count: Int) -> Column {
    guard case .whole(let number) = value, type.type == .whole else {
      return constant(value, type, count: count)
    }
    let storage = WholeStorage(narrowing: [number])
    return .whole(WholeColumn(storage: storage.repeated(count)))
  }

  /// The column as one of a wider type: whole numbers as decimals, dates as their midnights.
  func read(as type: ValueType) -> Column {
    switch (self, type) {
    case (.whole, .decimal), (.truth, .decimal): decimal
    case (.date, .timestamp): timestamp
    default: self
    }
  }
}

extension Column {
  /// The column with the grain and the words that a formula's type states.
  func described(by type: ColumnType) -> Column {
    switch self {
    case .date(var column):
      column.grain = type.grain
      return .date(column)
    case .truth(var column):
      column.words = type.words
      return .truth(column)
    default: return self
    }
  }
}

extension WholeStorage {
  /// The first number, repeated.
  fileprivate func repeated(_ count: Int) -> WholeStorage {
    switch self {
    case .one(let values): .one([Int8](repeating: values[0], count: count))
    case .two(let values): .two([Int16](repeating: values[0], count: count))
    case .four(let values): .four([Int32](repeating: values[0], count: count))
    case .eight(let values): .eight([Int64](repeating: values[0], count: count))
    }
  }
}
