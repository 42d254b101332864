/// Statements from a person, with an editor where the terminal allows one, and their history.
struct StatementReader {
  private let editor: LineEditor?
  private let plain: PlainReader
  private let file: HistoryFile?
  private var hasComplained = false

  /// Opens the terminal and reads the history.
  init(hooks: EditorHooks, history file: HistoryFile?) {
    self.file = file
    editor = LineEditor(hooks: hooks)
    plain = PlainReader(hooks: hooks)
    do throws(HistoryError) {
      editor?.history = try file?.statements() ?? []
    } catch {
      complain(error)
    }
  }

  /// Asks for one statement.
  func read(_ settings: EditorSettings) -> Input {
    guard let editor else { return plain.readStatement(prompt: settings.prompt) }
    editor.isColored = settings.isColored
    editor.showsHints = settings.showsHints
    if editor.usesViKeys != settings.usesViKeys { editor.usesViKeys = settings.usesViKeys }
    return editor.readStatement(prompt: settings.prompt)
  }

  /// Keeps a statement, before it runs: it may be the one that ends the process.
  mutating func remember(_ statement: String) {
    editor?.history.removeAll { $0 == statement }
    editor?.history.append(statement)
    do throws(HistoryError) {
      try file?.append(statement)
    } catch {
      complain(error)
    }
  }

  private mutating func complain(_ error: HistoryError) {
    guard !hasComplained else { return }
    hasComplained = true
    TerminalOutput.write("note: \(error)\n", to: 2)
  }
}
