/// One statement being typed: what the keys did to it so far, without a terminal.
struct StatementPrompt {
  /// What a key led to.
  enum Verdict: Equatable {
    case goOn
    case accept
    case end
    case clearScreen
  }

  /// The text and the cursor.
  var typed = TypedText()
  /// The states of the text a person saw, oldest first.
  var earlier: [TypedText] = []
  /// The candidates to show under the text until the next key.
  var candidates: [String] = []
  /// The search going on, if any.
  var search: HistorySearch?
  /// The walk through earlier statements.
  var walk: HistoryWalk
  /// The earlier statements, oldest first.
  let history: [String]
  /// What the prompt asks of the language.
  var hooks: EditorHooks
  /// Whether the rest of an earlier statement is offered.
  let showsHints: Bool

  /// Creates a prompt for a new statement.
  init(hooks: EditorHooks, history: [String], showsHints: Bool) {
    self.hooks = hooks
    self.history = history
    self.showsHints = showsHints
    walk = HistoryWalk(history)
  }

  /// Notes the text as seen, so that undo can bring it back.
  mutating func note() {
    guard earlier.last?.text != typed.text else { return }
    if earlier.count == StatementPrompt.longestUndo { earlier.removeFirst() }
    earlier.append(typed)
  }

  private static let longestUndo = 200

  /// What could follow the text, when the cursor stands at its end.
  var hint: String? {
    guard showsHints, search == nil, typed.isAtEnd, !typed.text.isEmpty else { return nil }
    return hooks.hint(typed.text) ?? walk.hint(for: typed.text)
  }
}
