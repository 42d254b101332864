import Values

/// Lays text out in rows of a given width.
struct FrameBuilder {
  private(set) var frame = Frame()
  private let columns: Int
  private let isColored: Bool
  private var style = TextStyle.plain

  /// Creates an empty frame.
  init(columns: Int, isColored: Bool) {
    self.columns = max(columns, 2)
    self.isColored = isColored
  }

  /// How many rows there are so far.
  var rowCount: Int { frame.rows.count }

  /// The free cells of the last row.
  var room: Int { columns - last.width }

  private var last: Frame.Row {
    get { frame.rows[frame.rows.count - 1] }
    set { frame.rows[frame.rows.count - 1] = newValue }
  }

  /// Adds one character; control characters show as pictures.
  mutating func put(_ character: Character, _ style: TextStyle) {
    let shown = String(character).visible
    let width = shown.displayWidth
    if last.width + width > columns { endRow() }
    turn(to: style)
    last.text += shown
    last.width += width
  }

  /// Adds a text without line ends.
  mutating func put(_ text: some StringProtocol, _ style: TextStyle) {
    for character in text { put(character, style) }
  }

  /// Starts a new row.
  mutating func endRow() {
    turn(to: .plain)
    frame.rows.append(Frame.Row())
  }

  /// Places the cursor behind what was added last.
  mutating func markCursor() {
    if room == 0 { endRow() }
    frame.cursorRow = frame.rows.count - 1
    frame.cursorColumn = last.width
  }

  /// The finished frame.
  mutating func finish() -> Frame {
    turn(to: .plain)
    return frame
  }

  private mutating func turn(to new: TextStyle) {
    guard isColored, new != style else { return }
    last.text += style == .plain ? new.sequence : "\u{1B}[0m" + new.sequence
    style = new
  }
}
