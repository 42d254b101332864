import Bitmaps

/// The parts of a column as they come along a file: those of one kind become one part at once, so
/// that the column is never in memory twice.
public struct ColumnParts: Sendable {
  private var parts: [Part] = []

  /// Starts with no part.
  public init() {}

  /// Adds the rows of a part behind those there are.
  ///
  /// - Parameter expected: How many rows there may be in the end, to make room for.
  /// - Complexity: O(rows added) on average.
  public mutating func append(_ column: Column, expecting expected: Int) {
    if parts.isEmpty || !parts[parts.count - 1].append(column, expecting: expected) {
      parts.append(Part(column, expecting: expected))
    }
  }

  /// Takes the parts away as columns.
  ///
  /// - Complexity: O(rows / 64).
  public mutating func take() -> [Column] {
    let taken = parts
    parts = []
    return taken.map(\.column)
  }
}

/// Rows of one kind, and which of them have no value.
private struct Part: Sendable {
  private enum Values: Sendable {
    case wholes(WholeStorage)
    case decimals([Double])
    case days([Int32])
    case moments([Int64])
    case texts(TextPool)
    case other(Column)
  }

  private var values: Values
  private var missing: [Bitmap?]
  private var counts: [Int]

  init(_ column: Column, expecting expected: Int) {
    missing = [column.missing]
    counts = [column.count]
    values =
      switch column {
      case .whole: .wholes(.one([]))
      case .decimal: .decimals([])
      case .date(let days) where days.grain == nil: .days([])
      case .timestamp: .moments([])
      case .text(let texts) where texts.isPlain: .texts(TextPool())
      default: .other(column)
      }
    add(column, expected)
  }

  /// Adds rows of the same kind; says whether they are.
  mutating func append(_ column: Column, expecting expected: Int) -> Bool {
    guard add(column, expected) else { return false }
    missing.append(column.missing)
    counts.append(column.count)
    return true
  }

  /// The rows as a column.
  var column: Column {
    let absent = Bitmap(joining: Array(zip(missing, counts)))
    return switch values {
    case .wholes(let storage): .whole(WholeColumn(storage: storage, missing: absent))
    case .decimals(let values): .decimal(DecimalColumn(values, missing: absent))
    case .days(let days): .date(DateColumn(days, missing: absent))
    case .moments(let values): .timestamp(TimestampColumn(values, missing: absent))
    case .texts(let pool): .text(TextColumn(.plain(pool), missing: absent))
    case .other(let column): column
    }
  }

  @discardableResult
  private mutating func add(_ column: Column, _ expected: Int) -> Bool {
    // Nobody else may hold an array while it grows, or it is copied.
    var held = Values.decimals([])
    swap(&held, &values)
    var isSame = true
    switch consume held {
    case .wholes(var own):
      if case .whole(let more) = column {
        own.append(more.storage, expecting: expected)
      } else {
        isSame = false
      }
      values = .wholes(own)
    case .decimals(var own):
      if case .decimal(let more) = column {
        own.append(more.values, expecting: expected)
      } else {
        isSame = false
      }
      values = .decimals(own)
    case .days(var own):
      if case .date(let more) = column, more.grain == nil {
        own.append(more.days, expecting: expected)
      } else {
        isSame = false
      }
      values = .days(own)
    case .moments(var own):
      if case .timestamp(let more) = column {
        own.append(more.values, expecting: expected)
      } else {
        isSame = false
      }
      values = .moments(own)
    case .texts(var own):
      if case .text(let more) = column, case .plain(let pool) = more.storage,
        own.hasRoom(for: pool.bytes.count)
      {
        own.append(pool, expecting: expected)
      } else {
        isSame = false
      }
      values = .texts(own)
    case .other(let own):
      isSame = false
      values = .other(own)
    }
    return isSame
  }
}
