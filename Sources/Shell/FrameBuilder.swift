import Values

/// Lays text out in rows of a given width.
struct FrameBuilder {
  private var frame = Frame(rows: [])
  // Bytes, and apart from the frame: a string in it would be copied for each character added.
  private var row: [UInt8] = []
  private var width = 0
  private var style = TextStyle.plain
  private let columns: Int
  private let isColored: Bool

  /// Creates an empty frame.
  init(columns: Int, isColored: Bool) {
    self.columns = max(columns, 2)
    self.isColored = isColored
  }

  /// How many rows there are so far.
  var rowCount: Int { frame.rows.count + 1 }

  /// The free cells of the last row.
  var room: Int { columns - width }

  /// Adds one character; control characters show as pictures.
  mutating func put(_ character: Character, _ style: TextStyle) {
    let shown = String(character).visible
    let cells = shown.displayWidth
    if width + cells > columns { endRow() }
    turn(to: style)
    row += shown.utf8
    width += cells
  }

  /// Adds one printable ASCII character, as most are.
  mutating func putASCII(_ byte: UInt8, _ style: TextStyle) {
    if width == columns { endRow() }
    turn(to: style)
    row.append(byte)
    width += 1
  }

  /// Adds a text without line ends.
  mutating func put(_ text: some StringProtocol, _ style: TextStyle) {
    for character in text { put(character, style) }
  }

  /// Starts a new row.
  mutating func endRow() {
    turn(to: .plain)
    frame.rows.append(Frame.Row(text: String(decoding: row, as: UTF8.self), width: width))
    row.removeAll(keepingCapacity: true)
    width = 0
  }

  /// Places the cursor behind what was added last.
  mutating func markCursor() {
    if room == 0 { endRow() }
    frame.cursorRow = frame.rows.count
    frame.cursorColumn = width
  }

  /// The finished frame.
  mutating func finish() -> Frame {
    endRow()
    return frame
  }

  private mutating func turn(to new: TextStyle) {
    guard isColored, new != style else { return }
    if style != .plain { row += "\u{1B}[0m".utf8 }
    row += new.sequence.utf8
    style = new
  }
}
