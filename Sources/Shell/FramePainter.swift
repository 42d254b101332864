/// Turns frames into the fewest bytes that change the terminal from the last one to the next.
struct FramePainter {
  private var shown = Frame()
  private var isFresh = true

  /// Creates a painter for a cursor that stands at the beginning of an empty row.
  init() {}

  /// The bytes that show `frame` in place of the last one.
  mutating func paint(_ frame: Frame) -> String {
    var bytes = shown.cursorRow > 0 ? "\u{1B}[\(shown.cursorRow)A\r" : "\r"
    if isFresh { bytes += "\u{1B}[J" }
    for (index, row) in frame.rows.enumerated() {
      if index > 0 { bytes += "\r\n" }
      bytes += change(to: row, at: index)
    }
    if shown.rows.count > frame.rows.count { bytes += "\r\n\u{1B}[J\u{1B}[A" }
    let below = frame.rows.count - 1 - frame.cursorRow
    if below > 0 { bytes += "\u{1B}[\(below)A" }
    bytes += frame.cursorColumn > 0 ? "\r\u{1B}[\(frame.cursorColumn)C" : "\r"
    shown = frame
    isFresh = false
    return bytes
  }

  private func change(to row: Frame.Row, at index: Int) -> String {
    guard index < shown.rows.count else { return row.text }
    guard shown.rows[index] != row else { return "" }
    // Only after a shorter row: a full one leaves the cursor on its last cell, which would go too.
    return row.width < shown.rows[index].width ? row.text + "\u{1B}[K" : row.text
  }

  /// The bytes that leave the last frame standing and put the cursor on a new row.
  mutating func finish() -> String {
    let below = shown.rows.count - 1 - shown.cursorRow
    shown = Frame()
    isFresh = true
    return below > 0 ? "\u{1B}[\(below)B\r\n" : "\r\n"
  }

  /// The bytes that take away the last frame after the window got another width.
  ///
  /// A terminal wraps rows that became too long, so the cursor's row has to be counted again.
  mutating func forget(columns: Int) -> String {
    let width = max(columns, 1)
    let above = shown.rows[..<shown.cursorRow].reduce(0) {
      $0 + max(1, ($1.width + width - 1) / width)
    }
    let rows = above + shown.cursorColumn / width
    shown = Frame()
    isFresh = true
    return (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\r\u{1B}[J"
  }

  /// The bytes that empty the screen.
  mutating func clearScreen() -> String {
    shown = Frame()
    isFresh = true
    return "\u{1B}[H\u{1B}[2J"
  }
}
