import Foundation
import Testing

@testable import Shell

/// The prompt as a person meets it, in a terminal.
@Suite(.enabled(if: PseudoTerminal.isShellBuilt, "loy does not start the shell yet"))
struct TerminalTests {
  @Test func `a line is read with wide characters, corrections and unknown keys`() throws {
    let terminal = try PseudoTerminal()
    // F5, Control-Page Up, an answer of the terminal, a stray C1 control; then the line's own keys.
    terminal.type("# 城\u{1B}[15~市x\u{1B}[5;5~\u{1B}]11;rgb:0/0/0\u{7}\u{85}\u{7F}é\u{1}\u{5}!\r")
    #expect(try terminal.waitForHistory(1) == ["# 城市é!"])
    try terminal.waitForPrompt()
    terminal.type("\u{1B}[A\u{1B}[D?\r")
    #expect(try terminal.waitForHistory(2) == ["# 城市é!", "# 城市é?!"])
  }

  @Test func `the terminal is asked nothing at the start`() throws {
    let terminal = try PseudoTerminal()
    terminal.type("\u{4}")
    #expect(terminal.status(within: 5) == 0)
    let questions = ["\u{1B}[6n", "\u{1B}[c", "\u{1B}[>c", "\u{1B}]", "\u{1B}P", "\u{1B}[18t"]
    #expect(questions.filter { terminal.output.contains($0) } == [])
  }

  @Test func `Control-C drops the line and stays, Control-D ends`() throws {
    let terminal = try PseudoTerminal()
    // The best of a few, because other tests run beside this one.
    var best = Double.infinity
    for _ in 0..<3 {
      terminal.type("# dropped")
      try terminal.wait(for: "dropped")
      terminal.type("\u{3}")
      let start = Date.now
      try terminal.wait(for: "^C")
      try terminal.waitForPrompt()
      best = min(best, Date.now.timeIntervalSince(start))
    }
    #expect(best < 0.1)
    terminal.type("# ab\u{1B}[D\u{4}\r")
    #expect(try terminal.waitForHistory(1) == ["# a"])
    try terminal.waitForPrompt()
    terminal.type("\u{4}")
    #expect(terminal.status(within: 5) == 0)
    #expect(terminal.isInItsOwnMode)
  }

  @Test func `a large paste arrives byte for byte and at once`() throws {
    let terminal = try PseudoTerminal()
    let line = "# 城市 e\u{301} 👩‍👩‍👧 \\ \"quoted\" \t end"
    let text = Array(repeating: line, count: 100_000 / line.utf8.count + 1).joined(separator: "\n")
    let before = terminal.processorSeconds
    terminal.type("\u{1B}[200~" + text.replacing("\n", with: "\r") + "\u{1B}[201~\r")
    let history = try terminal.waitForHistory(1, seconds: 20)
    // Not by the clock on the wall, which also counts the tests that run beside this one.
    let seconds = terminal.processorSeconds - before
    #expect(history.map { Array(HistoryLine.decode($0).utf8) } == [Array(text.utf8)])
    #expect(seconds < 0.5, "\(text.utf8.count) bytes took \(seconds) s")
  }

  @Test func `a statement of several lines is one entry`() throws {
    let terminal = try PseudoTerminal()
    terminal.type("# one\u{1B}\r# two\r")
    #expect(try terminal.waitForHistory(1) == ["# one\\n# two"])
    try terminal.waitForPrompt()
    terminal.type("\u{1B}[A!\r")
    #expect(try terminal.waitForHistory(2) == ["# one\\n# two", "# one!\\n# two"])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func `a signal that ends the program leaves the terminal as it was`(number: Int32) throws {
    let terminal = try PseudoTerminal()
    terminal.type("# ab")
    try terminal.wait(for: "ab")
    #expect(!terminal.isInItsOwnMode)
    terminal.signal(number)
    #expect(terminal.status(within: 5) == -number)
    #expect(terminal.isInItsOwnMode)
    try terminal.wait(for: "\u{1B}[?2004l")
  }

  @Test func `another width draws the line again in its new rows`() throws {
    let terminal = try PseudoTerminal(columns: 30)
    terminal.type("# 0123456789")
    try terminal.wait(for: "789")
    terminal.resize(columns: 10, rows: 24)
    // Seventeen cells with the prompt: the cursor was in the second row of what the terminal wrapped.
    try terminal.wait(for: "\u{1B}[1A\r\u{1B}[J")
    try terminal.wait(for: "\r\n")
    try terminal.wait(for: "56789")
  }

  @Test func `a terminal that cannot move its cursor gets plain lines`() throws {
    let terminal = try PseudoTerminal(terminal: "dumb")
    terminal.type("# 城市\n")
    #expect(try terminal.waitForHistory(1) == ["# 城市"])
    try terminal.wait(for: "loy> ")
    terminal.type("\u{3}")
    try terminal.wait(for: "loy> ")
    terminal.type("\u{4}")
    #expect(terminal.status(within: 5) == 0)
    #expect(!terminal.output.contains("\u{1B}"))
  }
}
