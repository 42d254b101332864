import CStreams

/// The loop of asking for statements and running them.
public enum Shell {
  /// Asks for statements and runs them until one quits or the input ends; returns the exit code.
  ///
  /// `settings` is asked before every prompt. Ctrl-C at the prompt drops the line; while a statement
  /// runs it raises the flag of `cstreams_interrupted`, which is down again at the next prompt.
  public static func run(
    hooks: EditorHooks,
    history: HistoryFile?,
    settings: () -> EditorSettings,
    execute: (String) -> ExecuteResult
  ) -> Int32 {
    cstreams_install_interrupt()
    var reader = StatementReader(hooks: hooks, history: history)
    while true {
      cstreams_clear_interrupt()
      switch reader.read(settings()) {
      case .end: return 0
      case .interrupted: continue
      case .line(let statement):
        guard !statement.allSatisfy(\.isWhitespace) else { continue }
        reader.remember(statement)
        if case .quit(let code) = execute(statement) { return code }
      }
    }
  }
}
