import Values

extension TypedText {
  /// The text with the cursor elsewhere.
  func moved(to cursor: Int) -> TypedText { TypedText(text, cursor: cursor) }

  /// One character to the left, or the same at the beginning.
  var movedLeft: TypedText { moved(to: cursor - (before.last?.utf8.count ?? 0)) }

  /// One character to the right, or the same at the end.
  var movedRight: TypedText { moved(to: cursor + (after.first?.utf8.count ?? 0)) }

  /// At the beginning of its line.
  var movedToLineStart: TypedText { moved(to: lineStart) }

  /// At the end of its line.
  var movedToLineEnd: TypedText { moved(to: lineEnd) }

  /// One line up, or nothing in the first line.
  var movedUp: TypedText? {
    guard lineStart > 0 else { return nil }
    let above = moved(to: lineStart - 1)
    return above.movedToLineStart.moved(towards: column)
  }

  /// One line down, or nothing in the last line.
  var movedDown: TypedText? {
    guard lineEnd < text.utf8.count else { return nil }
    return moved(to: lineEnd + 1).moved(towards: column)
  }

  /// At the end of its first line.
  var movedToFirstLineEnd: TypedText { moved(to: 0).movedToLineEnd }

  private var lineStart: Int {
    cursor - before.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
  }

  private var lineEnd: Int {
    cursor + after.utf8.prefix { $0 != UInt8(ascii: "\n") }.count
  }

  // In cells, so that the cursor goes straight up past wide characters.
  private var column: Int { moved(to: lineStart).after.prefix(upTo: before.endIndex).displayWidth }

  private func moved(towards column: Int) -> TypedText {
    let line = after.prefix { $0 != "\n" }
    return moved(to: cursor + line.prefix(fitting: column).utf8.count)
  }
}
