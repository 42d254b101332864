/// What is wrong with something a person typed or a file holds, where, and what to do next.
///
/// It is a value: whoever finds it collects it, and only the outermost module shows it. The
/// wording stands in static members beside the code that finds the mistake.
public struct Diagnostic: Hashable, Sendable, Error {
  /// How grave a diagnostic is.
  public enum Severity: String, Hashable, Sendable {
    /// The statement cannot run.
    case error
    /// The statement ran; a reader should know something.
    case note
  }

  /// What kind of mistake it is, which decides the exit code of a script.
  public enum Stage: Hashable, Sendable {
    /// The text was wrong: usage, grammar, names, types. Exit code 2.
    case text
    /// The run failed: data, file, value. Exit code 1.
    case run
  }

  /// How grave it is.
  public var severity: Severity
  /// A stable code such as `N3`, empty for notes.
  public var code: String
  /// One sentence.
  public var message: String
  /// The stretch of the source that the caret stands under.
  public var range: SourceRange?
  /// Words beside the caret.
  public var label: String?
  /// Lines below: the nearest name, the next thing to type.
  public var advice: [String]
  /// Whether the text or the run is at fault.
  public var stage: Stage
  /// The source the range refers to, when it is not the statement at hand.
  public var source: Source?

  /// Creates an error.
  public init(
    code: String, message: String, range: SourceRange? = nil, label: String? = nil,
    advice: [String] = [], stage: Stage = .text, source: Source? = nil
  ) {
    self.severity = .error
    self.code = code
    self.message = message
    self.range = range
    self.label = label
    self.advice = advice
    self.stage = stage
    self.source = source
  }

  /// Creates a note.
  public static func note(_ message: String) -> Diagnostic {
    var note = Diagnostic(code: "", message: message, stage: .run)
    note.severity = .note
    return note
  }
}
