import Values

extension String {
  /// The text with blanks behind it, so that it fills `width` cells.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  /// The text with blanks before it, so that it fills `width` cells.
  func padded(toLeft width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth)) + self
  }

  /// The text, cut with a sign where it is wider than `width` cells.
  func cut(to width: Int) -> String {
    displayWidth > width ? prefix(fitting: width - 1) + "…" : self
  }

  /// The text without blanks at its end.
  var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
