import Foundation
import TestSupport
import Testing

@testable import Shell

/// What a person sees while a statement takes its time, and that Control-C ends it whole.
@Suite(.enabled(if: PseudoTerminal.isShellBuilt, "loy does not start the shell yet"))
struct ProgressTests {
  @Test func `a long load says so on a line that goes away, and Control-C leaves nothing of it`()
    throws
  {
    let folder = try TemporaryFolder()
    // So long that the quickest machine is still loading it when progress is due.
    let piece = (0..<100_000).map { "\($0),\($0 % 977).5,note \($0 % 13)\n" }.joined()
    try folder.write(
      "id,amount,note\n" + String(repeating: piece, count: 40), to: "big.csv")
    let terminal = try PseudoTerminal()
    terminal.type("load \"\(folder.path)/big.csv\"\r")
    try terminal.wait(for: " s\u{1B}[K", seconds: 20)
    terminal.type("\u{3}")
    try terminal.waitForPrompt()
    terminal.type("tables\r")
    try terminal.wait(for: "no rows")
    try terminal.waitForPrompt()
    terminal.type("load \"\(folder.path)/big.csv\"\r")
    try terminal.wait(for: " s\u{1B}[K", seconds: 20)
    // What is written next begins by erasing the line.
    try terminal.wait(for: "\r\u{1B}[Kbig: 4,000,000 rows", seconds: 60)
    try terminal.waitForPrompt()
  }
}
