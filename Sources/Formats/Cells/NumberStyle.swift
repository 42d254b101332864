/// A way to write numbers beside the plain one: decimal mark, marks between thousands, currency.
struct NumberStyle: Sendable, Hashable {
  /// The decimal mark.
  let mark: UInt8
  /// The mark that may stand between thousands, beside blanks and apostrophes.
  let group: UInt8

  /// `1.234,50`, `1 234,50 €`.
  static let comma = NumberStyle(mark: UInt8(ascii: ","), group: UInt8(ascii: "."))
  /// `1,234.50`, `$1,234.50`.
  static let point = NumberStyle(mark: UInt8(ascii: "."), group: UInt8(ascii: ","))

  /// Reads a cell, or returns nothing when it is no number of this style.
  func number(_ cell: Span<UInt8>) -> StyledNumber? { StyledNumber(cell, self) }
}
