/// An amount of money in whole cents, so that sums are exact.
struct Money: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The amount in cents.
  var cents: Int

  /// The amount with two decimals, as `19.90`.
  var description: String {
    let size = cents.magnitude
    let fraction = size % 100
    return "\(cents < 0 ? "-" : "")\(size / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// The share of the amount, rounded to the nearest cent.
  func scaled(by factor: Double) -> Money {
    Money(cents: Int((Double(cents) * factor + 0.5).rounded(.down)))
  }

  /// The sum of two amounts.
  static func + (left: Money, right: Money) -> Money { Money(cents: left.cents + right.cents) }

  /// Whether `left` is the smaller amount.
  static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }
}
