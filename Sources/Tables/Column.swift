public import Bitmaps
public import Values

/// The values of one column, in the narrowest layout that holds them, and which rows are missing.
public enum Column: Hashable, Sendable {
  /// True or false.
  case truth(TruthColumn)
  /// Whole numbers.
  case whole(WholeColumn)
  /// Decimal numbers.
  case decimal(DecimalColumn)
  /// Days.
  case date(DateColumn)
  /// Moments.
  case timestamp(TimestampColumn)
  /// Texts.
  case text(TextColumn)

  /// The type of the values.
  public var type: ValueType {
    switch self {
    case .truth: .truth
    case .whole: .whole
    case .decimal: .decimal
    case .date: .date
    case .timestamp: .timestamp
    case .text: .text
    }
  }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .truth(let column): column.bits.count
    case .whole(let column): column.storage.count
    case .decimal(let column): column.values.count
    case .date(let column): column.days.count
    case .timestamp(let column): column.values.count
    case .text(let column): column.count
    }
  }

  /// The rows without a value, or nothing when every row has one.
  public var missing: Bitmap? {
    switch self {
    case .truth(let column): column.missing
    case .whole(let column): column.missing
    case .decimal(let column): column.missing
    case .date(let column): column.missing
    case .timestamp(let column): column.missing
    case .text(let column): column.missing
    }
  }

  /// The number of rows without a value.
  ///
  /// - Complexity: O(*n* / 64).
  public var missingCount: Int { missing?.populationCount ?? 0 }

  /// What is known of the column without its rows, with no kind.
  public var description: ColumnType {
    switch self {
    case .truth(let column): ColumnType(.truth, words: column.words)
    case .date(let column): ColumnType(.date, grain: column.grain)
    default: ColumnType(type)
    }
  }

  /// The value of one row, for showing and for small tables; never in a loop over a large column.
  public func value(at row: Int) -> Value {
    if let missing, missing[row] { return .missing }
    switch self {
    case .truth(let column): return .truth(column.bits[row])
    case .whole(let column): return .whole(column.storage[row])
    case .decimal(let column): return .decimal(column.values[row])
    case .date(let column): return .date(CalendarDate(days: column.days[row]))
    case .timestamp(let column):
      return .timestamp(Timestamp(microseconds: column.values[row]))
    case .text(let column): return .text(column.text(at: row))
    }
  }
}

/// The rows of a bitmap of missing rows, or nothing when none is set.
func nonEmpty(_ missing: Bitmap?) -> Bitmap? {
  guard let missing, !missing.isEmpty else { return nil }
  return missing
}
