public import Bitmaps
public import Values

/// Decimal numbers, eight bytes each.
public struct DecimalColumn: Hashable, Sendable {
  /// The numbers, zero where missing.
  public let values: [Double]
  /// The rows without a value, or nothing.
  public let missing: Bitmap?

  /// Creates a column.
  public init(_ values: [Double], missing: Bitmap? = nil) {
    self.values = values
    self.missing = nonEmpty(missing)
  }
}

/// Days, four bytes each, perhaps the first days of longer periods.
public struct DateColumn: Hashable, Sendable {
  /// Days since 1970-01-01, zero where missing.
  public let days: [Int32]
  /// The rows without a value, or nothing.
  public let missing: Bitmap?
  /// The periods that the days begin, or nothing for single days.
  public var grain: Grain?

  /// Creates a column.
  public init(_ days: [Int32], missing: Bitmap? = nil, grain: Grain? = nil) {
    self.days = days
    self.missing = nonEmpty(missing)
    self.grain = grain
  }
}

/// Moments in UTC, eight bytes each.
public struct TimestampColumn: Hashable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z, zero where missing.
  public let values: [Int64]
  /// The rows without a value, or nothing.
  public let missing: Bitmap?

  /// Creates a column.
  public init(_ values: [Int64], missing: Bitmap? = nil) {
    self.values = values
    self.missing = nonEmpty(missing)
  }
}
