/// Keys of rows: a letter and a number of five digits.
enum Key {
  /// A key such as C00042.
  static func text(_ letter: String, _ number: Int) -> String {
    let digits = String(number)
    return letter + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
  }
}
