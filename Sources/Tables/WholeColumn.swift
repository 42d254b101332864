public import Bitmaps
import Work

/// Whole numbers in 1, 2, 4 or 8 bytes each.
public struct WholeColumn: Hashable, Sendable {
  /// The numbers, zero where missing.
  public let storage: WholeStorage
  /// The rows without a value, or nothing.
  public let missing: Bitmap?

  /// Creates a column from numbers of full width, stored as narrow as they allow.
  ///
  /// - Complexity: O(*n*).
  public init(_ values: [Int64], missing: Bitmap? = nil) {
    self.init(storage: WholeStorage(narrowing: values), missing: missing)
  }

  /// Creates a column from numbers already stored.
  public init(storage: WholeStorage, missing: Bitmap? = nil) {
    self.storage = storage
    self.missing = nonEmpty(missing)
  }
}

/// Whole numbers at the width they need.
public enum WholeStorage: Hashable, Sendable {
  /// One byte each.
  case one([Int8])
  /// Two bytes each.
  case two([Int16])
  /// Four bytes each.
  case four([Int32])
  /// Eight bytes each.
  case eight([Int64])

  /// Stores numbers in the narrowest width that holds the least and the greatest.
  ///
  /// - Complexity: O(*n*).
  public init(narrowing values: [Int64]) { self = WholeStorage.narrowed(values) ?? .eight(values) }

  /// Stores numbers of four bytes in the narrowest width that holds the least and the greatest.
  ///
  /// - Complexity: O(*n*).
  public init(narrowing values: [Int32]) { self = WholeStorage.narrowed(values) ?? .four(values) }

  /// The numbers in fewer bytes than they have, or nothing when they need them.
  private static func narrowed<Whole: FixedWidthInteger>(_ values: [Whole]) -> WholeStorage? {
    let (least, greatest) = bounds(values)
    if Int8(exactly: least) != nil, Int8(exactly: greatest) != nil {
      return .one(Array(values, zero: 0) { Int8(truncatingIfNeeded: $0) })
    }
    if Int16(exactly: least) != nil, Int16(exactly: greatest) != nil {
      return .two(Array(values, zero: 0) { Int16(truncatingIfNeeded: $0) })
    }
    if Whole.bitWidth > 32, Int32(exactly: least) != nil, Int32(exactly: greatest) != nil {
      return .four(Array(values, zero: 0) { Int32(truncatingIfNeeded: $0) })
    }
    return nil
  }

  /// The least and the greatest number, or zero when that is further out.
  private static func bounds<Whole: FixedWidthInteger>(_ values: [Whole]) -> (Whole, Whole) {
    var (least, greatest): (Whole, Whole) = (0, 0)
    let span = values.span
    for place in span.indices {
      least = min(least, span[place])
      greatest = max(greatest, span[place])
    }
    return (least, greatest)
  }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .one(let values): values.count
    case .two(let values): values.count
    case .four(let values): values.count
    case .eight(let values): values.count
    }
  }

  /// The number in one row.
  public subscript(row: Int) -> Int64 {
    switch self {
    case .one(let values): Int64(values[row])
    case .two(let values): Int64(values[row])
    case .four(let values): Int64(values[row])
    case .eight(let values): values[row]
    }
  }

  /// All numbers at full width.
  ///
  /// - Complexity: O(*n*), O(1) when they are stored so.
  public var wide: [Int64] {
    switch self {
    case .one(let values): Array(values, zero: 0) { Int64($0) }
    case .two(let values): Array(values, zero: 0) { Int64($0) }
    case .four(let values): Array(values, zero: 0) { Int64($0) }
    case .eight(let values): values
    }
  }

  /// All numbers as doubles.
  ///
  /// - Complexity: O(*n*).
  public var doubles: [Double] {
    switch self {
    case .one(let values): Array(values, zero: 0) { Double($0) }
    case .two(let values): Array(values, zero: 0) { Double($0) }
    case .four(let values): Array(values, zero: 0) { Double($0) }
    case .eight(let values): Array(values, zero: 0) { Double($0) }
    }
  }

  /// The numbers at some rows; a negative row gives zero.
  func gathered(at rows: [Int32], in work: WorkContext) -> WholeStorage {
    switch self {
    case .one(let values): .one(gather(values, at: rows, in: work))
    case .two(let values): .two(gather(values, at: rows, in: work))
    case .four(let values): .four(gather(values, at: rows, in: work))
    case .eight(let values): .eight(gather(values, at: rows, in: work))
    }
  }

  /// The bytes the numbers take.
  var byteCount: Int {
    switch self {
    case .one(let values): values.count
    case .two(let values): values.count * 2
    case .four(let values): values.count * 4
    case .eight(let values): values.count * 8
    }
  }
}

/// The numbers at some rows; a negative row gives zero.
func gather<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(
  _ values: [Number], at rows: [Int32], in work: WorkContext
) -> [Number] {
  Work.array(rows.count, in: work) { (range, output: inout MutableSpan<Number>) in
    let (values, rows) = (values.span, rows.span)
    for place in 0..<range.count {
      let row = rows[range.lowerBound &+ place]
      output[place] = row < 0 ? 0 : values[Int(row)]
    }
  }
}

/// The decimals at some rows; a negative row gives zero.
func gather(_ values: [Double], at rows: [Int32], in work: WorkContext) -> [Double] {
  Work.array(rows.count, in: work) { (range, output: inout MutableSpan<Double>) in
    let (values, rows) = (values.span, rows.span)
    for place in 0..<range.count {
      let row = rows[range.lowerBound &+ place]
      output[place] = row < 0 ? 0 : values[Int(row)]
    }
  }
}
