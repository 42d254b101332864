/// A sum that carries its rounding errors along (Neumaier 1974).
///
/// It is as exact as a sum in twice the digits, so that the order of adding, and how the rows were
/// divided among threads, does not show in the result short of one in about 10¹⁵ cases.
public struct CompensatedSum: Hashable, BitwiseCopyable, Sendable {
  @usableFromInline var sum = 0.0
  @usableFromInline var lost = 0.0

  /// Makes an empty sum.
  @inlinable
  public init() {}

  /// Makes the sum of all values.
  /// - Complexity: O(*n*).
  @inlinable
  public init(_ values: [Double]) {
    let span = values.span
    for index in span.indices { add(span[index]) }
  }

  /// Adds a value.
  @inlinable
  public mutating func add(_ value: Double) {
    let next = sum + value
    let part = next - sum
    lost += (sum - (next - part)) + (value - part)
    sum = next
  }

  /// Adds what another sum has gathered.
  @inlinable
  public mutating func add(_ other: CompensatedSum) {
    add(other.sum)
    lost += other.lost
  }

  /// The sum; endless when a value was, or when the sum grew past all numbers.
  @inlinable
  public var value: Double { lost.isNaN ? sum : sum + lost }
}
