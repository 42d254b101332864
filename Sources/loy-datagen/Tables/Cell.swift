/// The text of values in a cell, empty when there is none.
enum Cell {
  /// The text of a value that may be absent.
  static func text(_ value: (some CustomStringConvertible)?) -> String {
    value.map(\.description) ?? ""
  }

  /// Yes or No, empty when not known.
  static func yesNo(_ value: Bool?) -> String {
    value.map { $0 ? "Yes" : "No" } ?? ""
  }
}
