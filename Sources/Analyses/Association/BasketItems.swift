import Bitmaps

/// Items that are in enough orders.
struct BasketItems: Sendable {
  /// The orders of each.
  let bits: [Bitmap]
  /// Their names.
  let names: [String]
  /// The place of each by the bytes of its name.
  let ranks: [Int]
  /// Which of them may stand behind the arrow.
  let allowed: [Bool]
  /// The orders of each among those held out, when some are.
  var held: [Bitmap]?

  /// The text of a rule.
  func text(_ rule: BasketRule) -> String {
    rule.antecedent.map { names[$0] }.joined(separator: " & ") + " => " + names[rule.consequent]
  }
}
