/// The rows of the prompt as they shall stand on the terminal.
struct Frame: Equatable, Sendable {
  /// A row of cells with the escape sequences that colour it.
  struct Row: Equatable, Sendable {
    /// The text, escape sequences included.
    var text = ""
    /// How many cells it takes.
    var width = 0
  }

  /// The rows, never none.
  var rows: [Row] = [Row()]
  /// The row of the cursor, from 0.
  var cursorRow = 0
  /// The column of the cursor, from 0.
  var cursorColumn = 0

  /// The part that fits a window of `height` rows and shows the cursor.
  func fitted(to height: Int) -> Frame {
    guard rows.count > height, height > 0 else { return self }
    let first = min(max(0, cursorRow - height / 2), rows.count - height)
    return Frame(
      rows: Array(rows[first..<first + height]),
      cursorRow: cursorRow - first,
      cursorColumn: cursorColumn)
  }
}
