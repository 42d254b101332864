import Statistics
import Tables

/// What is known of a group after some of its rows: it takes the next one, or what is known of the
/// rows behind them.
protocol GroupFold: BitwiseCopyable, Sendable {
  /// What a row brings.
  associatedtype Load: BitwiseCopyable & Sendable

  /// What is known before the first row.
  init()

  /// Takes the next row.
  mutating func add(_ load: Load)

  /// Takes what is known of the rows behind those that were taken.
  mutating func join(_ next: Self)
}

extension CompensatedSum: GroupFold {
  typealias Load = Double

  mutating func join(_ next: CompensatedSum) { add(next) }
}

/// The number of rows whose bit is set.
struct HitCount: GroupFold {
  private(set) var count: Int64 = 0

  mutating func add(_ isHit: Bool) { count &+= isHit ? 1 : 0 }
  mutating func join(_ next: HitCount) { count &+= next.count }
}

/// The number of rows.
struct RowCount: GroupFold {
  private(set) var count: Int64 = 0

  /// The load is not looked at.
  mutating func add(_ load: Int8) { count &+= 1 }
  mutating func join(_ next: RowCount) { count &+= next.count }
}

/// The sum of numbers below 2³¹, of which a column has too few to leave 64 bits.
struct NarrowSum<Whole: FixedWidthInteger & BitwiseCopyable & Sendable>: GroupFold {
  private(set) var sum: Int64 = 0

  mutating func add(_ value: Whole) { sum &+= Int64(truncatingIfNeeded: value) }
  mutating func join(_ next: NarrowSum) { sum &+= next.sum }
}

/// The sum of whole numbers, of which a column has too few to leave 128 bits.
struct WideSum: GroupFold {
  private(set) var sum: Int128 = 0

  mutating func add(_ value: Int64) { sum &+= Int128(value) }
  mutating func join(_ next: WideSum) { sum &+= next.sum }
}

/// A row and a word by which rows are chosen; the row is -1 before the first one.
struct RowWord: BitwiseCopyable, Sendable {
  var word: UInt64 = .max
  var row: Int32 = -1
}

/// The row with the least word, of equals the first one.
struct FirstLeast: GroupFold {
  private(set) var best = RowWord()

  mutating func add(_ load: RowWord) {
    if load.word < best.word || best.row < 0 { best = load }
  }
  mutating func join(_ next: FirstLeast) {
    if next.best.row >= 0 { add(next.best) }
  }
}

/// The row with the least word, of equals the last one.
struct LastLeast: GroupFold {
  private(set) var best = RowWord()

  mutating func add(_ load: RowWord) {
    if load.word <= best.word { best = load }
  }
  mutating func join(_ next: LastLeast) {
    if next.best.row >= 0 { add(next.best) }
  }
}

/// The first row.
struct FirstRow: GroupFold {
  private(set) var row: Int32 = -1

  mutating func add(_ load: Int32) { if row < 0 { row = load } }
  mutating func join(_ next: FirstRow) { add(next.row) }
}

/// The last row.
struct LastRow: GroupFold {
  private(set) var row: Int32 = -1

  mutating func add(_ load: Int32) { row = load }
  mutating func join(_ next: LastRow) { if next.row >= 0 { row = next.row } }
}
