import CLineEdit
import CStreams

/// Reads statements from a person at a terminal, with editing, completion and history.
public final class LineEditor {
  /// What the editor asks of the language.
  public var hooks: EditorHooks
  /// The earlier statements, oldest first.
  public var history: [String] = []
  /// Whether text and hints are coloured; without colour there are no hints.
  public var isColored = true
  /// Whether the rest of an earlier statement is offered while typing.
  public var showsHints = true
  /// Whether the keys are those of vi instead of emacs.
  public var usesViKeys = false { didSet { reader.useViKeys(usesViKeys) } }

  private let reader: KeyReader
  private var prompt: StatementPrompt
  private var painter = FramePainter()
  private var label = ""
  private var isListNew = false

  /// Opens the terminal of standard input and output, or returns nothing when it cannot be edited on.
  public init?(hooks: EditorHooks) {
    guard let reader = KeyReader() else { return nil }
    self.reader = reader
    self.hooks = hooks
    prompt = StatementPrompt(hooks: hooks, history: [], showsHints: false)
  }

  /// Reads one statement behind `prompt`; the terminal is back in its own mode afterwards.
  public func readStatement(prompt label: String) -> Input {
    self.label = label
    prompt = StatementPrompt(hooks: hooks, history: history, showsHints: showsHints && isColored)
    let outcome = reader.read(actions)
    show(outcome)
    switch outcome {
    case .line: return .line(prompt.typed.text)
    case .interrupted: return .interrupted
    case .end: return .end
    }
  }

  /// Draws the prompt again, for a status that changed meanwhile; any thread may call it.
  public static func redraw() { cle_wake() }

  private var actions: KeyReader.Actions {
    KeyReader.Actions(
      draw: { [unowned self] in draw($0) },
      press: { [unowned self] in press($0) },
      capture: { [unowned self] in capture($0) },
      rest: { [unowned self] in hooks.rest() })
  }

  private func press(_ key: Key) -> StatementPrompt.Verdict {
    let before = reader.typed
    prompt.typed = before
    let verdict = prompt.press(key, pasted: key == .paste ? reader.pasted : "")
    isListNew = true
    if prompt.typed != before { reader.typed = prompt.typed }
    if verdict == .clearScreen { TerminalOutput.write(painter.clearScreen(), to: 1) }
    return verdict
  }

  private func capture(_ key: Key) -> Bool {
    guard prompt.search != nil else { return false }
    prompt.typed = reader.typed
    let isKept = prompt.capture(key)
    if reader.typed != prompt.typed { reader.typed = prompt.typed }
    return isKept
  }

  private func draw(_ reason: KeyReader.DrawReason) {
    prompt.typed = reader.typed
    if reason == .typed {
      prompt.note()
      // The list stays until the next key, which may be one libedit handles by itself.
      if !isListNew { prompt.candidates = [] }
      isListNew = false
    }
    var bytes = reason == .resized ? painter.forget(columns: columns) : ""
    bytes += painter.paint(frame(of: prompt))
    TerminalOutput.write(bytes, to: 1)
  }

  // What stays on the screen is the statement alone.
  private func show(_ outcome: KeyReader.Outcome) {
    var last = StatementPrompt(hooks: hooks, history: [], showsHints: false)
    last.hooks.status = { _ in nil }
    last.typed = TypedText(prompt.typed.text + (outcome == .interrupted ? "^C" : ""))
    TerminalOutput.write(painter.paint(frame(of: last)) + painter.finish(), to: 1)
  }

  private func frame(of prompt: StatementPrompt) -> Frame {
    prompt.frame(label: label, columns: columns, rows: rows, isColored: isColored)
  }

  private var columns: Int { positive(Int(cstreams_columns(1)), or: 80) }
  private var rows: Int { positive(Int(cstreams_rows(1)), or: 24) }

  private func positive(_ value: Int, or other: Int) -> Int { value > 0 ? value : other }
}
