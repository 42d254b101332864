public import Diagnostics
import Engine
public import Formats
import Language
import Tables
import Values
public import Work

/// A conversation with the tables in memory: text in, replies out.
///
/// It knows no terminal, and touches files only through the `Files` it is given. One text runs at
/// a time; parallel work stays inside the engine.
public final class Session {
  /// The world of files; one that refuses to write makes a session that writes nothing.
  let files: Files
  /// Makes the stop flag and progress of one statement for a number of threads.
  let makeWork: @Sendable (_ threads: Int?) -> WorkContext
  /// What is known now.
  var state: SessionState
  /// What was known before each change, oldest first, with the words for what changed.
  var past: [(state: SessionState, change: String)] = []
  /// How many of the oldest changes can no longer be taken back, for want of memory.
  var forgottenChanges = 0
  /// The last result, which a leading `|` goes on from; when the table it came from has been
  /// replaced since, it stands alone.
  var last: LastResult? {
    get { kept?.checked(against: state) }
    set { kept = newValue }
  }
  private var kept: LastResult?
  /// The last answer with rules, for `rule(n)` and `members`.
  var rules: RuleBook?
  /// Where replies go.
  var receive: (Reply) -> Void = { _ in }
  /// The page or script that `log` writes, when it does.
  var log: SessionLog?
  /// The file that lost customers were last kept in, for `remark`.
  var lossBook: String?
  /// The statement that runs, until it stands on the page that `log` writes.
  var announced: String?
  /// The date at which data is looked at, as it was last said.
  var saidAsof: CalendarDate?
  /// How many scripts run inside one another.
  var depth = 0
  /// The values handed to the script that runs, as they were typed.
  var arguments: [String: String] = [:]

  /// Creates a session without tables.
  public init(
    files: Files,
    makeWork: @escaping @Sendable (Int?) -> WorkContext = { threads in
      threads.map { WorkContext(threads: $0) } ?? WorkContext()
    }
  ) {
    self.files = files
    self.makeWork = makeWork
    self.state = SessionState()
  }

  /// The words of the language.
  static let grammar = Grammar(
    verbs: VerbCatalogue.all.map(\.declaration),
    commands: CommandCatalogue.all.map(\.declaration))

  /// The functions of the language.
  static let functions = FunctionCatalogue.all.declarations

  /// Runs a text: a line, a statement of several lines or a whole script.
  ///
  /// The text is parsed as a whole first; when that fails nothing runs. It stops at the first
  /// statement that fails.
  ///
  /// - Parameter arguments: values for the parameters that the text declares, as they were typed.
  public func run(
    _ source: Source, arguments: [String: String] = [:], receive: @escaping (Reply) -> Void
  ) -> RunStatus {
    self.receive = receive
    defer { self.receive = { _ in } }
    return run(source, arguments: arguments)
  }

  /// Whether a text is a complete statement, so that Enter runs it.
  public static func isComplete(_ text: String) -> Bool { Parser.isComplete(text) }

  /// The settings now.
  public var settings: Settings { state.settings }

  /// Sets the number of threads and the format, as the command's options do.
  public func configure(_ change: (inout Settings) -> Void) { change(&state.settings) }

  /// The tables in a line: their names, rows, and which one is in use.
  public var overview: String {
    let tables = state.tables.map { stored in
      let use = stored.name == state.inUse ? ", in use" : ""
      return "\(stored.name) (\(NumberText.grouped(stored.table.rowCount)) rows\(use))"
    }
    return tables.isEmpty ? "no table is loaded" : tables.joined(separator: ", ")
  }

  /// What the next statement is handed: threads, stop flag, progress and the memory that is free.
  var work: WorkContext {
    var work = makeWork(state.settings.threads)
    work.memory = memory
    return work
  }
}
