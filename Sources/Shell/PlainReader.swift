import CStreams

/// Reads statements from a terminal that cannot move its cursor, line by line.
final class PlainReader {
  private let hooks: EditorHooks
  private var pending: [UInt8] = []

  /// Creates a reader of standard input.
  init(hooks: EditorHooks) { self.hooks = hooks }

  /// Reads lines until the statement is complete, or until an empty one.
  func readStatement(prompt: String) -> Input {
    var statement = ""
    var label = prompt
    while true {
      TerminalOutput.write(label, to: 1)
      switch readLine() {
      case .line(let line):
        statement += statement.isEmpty ? line : "\n" + line
        if line.isEmpty || hooks.isComplete(statement) { return .line(statement) }
      case let other:
        TerminalOutput.write("\n", to: 1)
        return other
      }
      label = StatementPrompt.continuation(of: prompt)
    }
  }

  private func readLine() -> Input {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeSubrange(...end)
        return .line(line)
      }
      guard fill(&pending) else { return stopped }
    }
  }

  private var stopped: Input {
    if cstreams_interrupted() {
      cstreams_clear_interrupt()
      pending = []
      return .interrupted
    }
    guard !pending.isEmpty else { return .end }
    defer { pending = [] }
    return .line(String(decoding: pending, as: UTF8.self))
  }
}
