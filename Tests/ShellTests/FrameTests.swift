import Testing

@testable import Shell

struct FrameTests {
  @Test func `wide characters, further lines and the cursor are laid out in cells`() {
    let frame = frame(of: TypedText("城市 (\na", cursor: 6), columns: 8)
    #expect(frame.rows.map(\.text) == ["> 城市 (", "  a"])
    #expect([frame.cursorRow, frame.cursorColumn] == [0, 6])
  }

  @Test func `a row that is full takes the cursor to the next, a wide character never splits`() {
    let full = frame(of: TypedText("abcdef"), columns: 8)
    #expect(full.rows.map(\.text) == ["> abcdef", ""])
    #expect([full.cursorRow, full.cursorColumn] == [1, 0])
    #expect(frame(of: TypedText("abcde城"), columns: 8).rows.map(\.width) == [7, 2])
  }

  @Test func `what is typed or recalled cannot steer the terminal`() {
    #expect(frame(of: TypedText("a\u{1B}[2J\tb"), columns: 20).rows.map(\.text) == ["> a␛[2J␉b"])
  }

  @Test func `a statement taller than the window shows the part with the cursor`() {
    let frame = frame(of: TypedText("1\n2\n3\n4\n5", cursor: 4), columns: 9, rows: 3)
    #expect(frame.rows.map(\.text) == ["  2", "  3", "  4"])
    #expect(frame.cursorRow == 1)
  }

  @Test func `without colour no escape byte is written, with colour the looks are the hooks'`() {
    var hooks = EditorHooks()
    hooks.highlight = { _ in [StyledRange(0..<3, .verb), StyledRange(4..<6, .number)] }
    var prompt = StatementPrompt(hooks: hooks, history: [], showsHints: false)
    prompt.typed = TypedText("nps 城")
    let plain = prompt.frame(label: "> ", columns: 20, rows: 5, isColored: false)
    let colored = prompt.frame(label: "> ", columns: 20, rows: 5, isColored: true)
    let (blue, yellow, end) = ("\u{1B}[1;34m", "\u{1B}[33m", "\u{1B}[0m")
    #expect(plain.rows.map(\.text) == ["> nps 城"])
    #expect(
      colored.rows.map(\.text) == [
        blue + "> " + end + blue + "nps" + end + " " + yellow + "城" + end
      ])
  }

  @Test func `only what changed is written`() {
    var painter = FramePainter()
    let (up, right, clear) = ("\u{1B}[1A", "\u{1B}[3C", "\u{1B}[K")
    let first = frame(of: TypedText("a\nb"), columns: 9)
    let second = frame(of: TypedText("a\n", cursor: 2), columns: 9)
    #expect(painter.paint(first) == "\r\u{1B}[J> a\r\n  b\r" + right)
    #expect(painter.paint(second) == up + "\r\r\n  " + clear + "\r\u{1B}[2C")
    #expect(painter.finish() == "\r\n")
  }

  @Test func `a narrower window is cleared from the row the prompt begins on now`() {
    var painter = FramePainter()
    _ = painter.paint(frame(of: TypedText("abcdefghij"), columns: 20))
    #expect(painter.forget(columns: 5) == "\u{1B}[2A\r\u{1B}[J")
  }

  private func frame(of text: TypedText, columns: Int, rows: Int = 20) -> Frame {
    var prompt = StatementPrompt(hooks: EditorHooks(), history: [], showsHints: false)
    prompt.typed = text
    return prompt.frame(label: "> ", columns: columns, rows: rows, isColored: false)
  }
}
