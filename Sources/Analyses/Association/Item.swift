import Bitmaps
import Language

/// One thing that can stand in a rule, such as `contract=Two year`.
struct Item: Sendable {
  /// Its text.
  let name: String
  /// The place of the column or condition it comes from; a rule holds one item of each.
  let source: Int
  /// The customers it holds for.
  let bits: Bitmap
  /// The condition as it could be typed, or nothing when that is not known.
  let condition: Expression?
  /// Whether it is one value of a column, and not a condition or a range of numbers.
  var isValue = true
}

/// The items of a column or condition.
struct ItemColumn: Sendable {
  /// Those frequent enough for a rule.
  var items: [Item]
  /// How many there are before any threshold.
  var count: Int
  /// The names of those that are not frequent enough.
  var rare: [String] = []
}
