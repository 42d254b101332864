import CStreams
import Diagnostics
import Formats
import Glibc
import Reports
import Session
import Shell
import Work

/// One start of loy: a session, and the place its replies go.
final class Application {
  private let session: Session
  private let options: CommonOptions
  private var presenter: Presenter
  /// Says what runs, where a person waits at a terminal.
  private let progressLine: ProgressLine?

  /// Prepares a session with what the command line asks for.
  init(_ options: CommonOptions) {
    FreedMemory.keep()
    self.options = options
    let line = Console.showsProgress && !options.quiet ? ProgressLine.standard : nil
    progressLine = line
    session = Session(files: options.noWrite ? .readOnly : .real) { threads in
      let stop = StopFlag(outside: { cstreams_interrupted() })
      let progress = line.map { line in Progress(tell: { line.tell($0, $1) }) } ?? Progress()
      line?.begin()
      return WorkContext(threads: threads ?? Work.coreCount, stop: stop, progress: progress)
    }
    session.configure { settings in
      settings.threads = options.threads
      if options.format != .table { settings.format = options.format.rawValue }
    }
    presenter = Presenter(style: PresentationStyle())
  }

  /// Runs lines given with `-c`, one after another; the first that fails ends it.
  func run(lines: [String]) -> RunStatus {
    cstreams_install_interrupt()
    for line in lines {
      let status = run(Source(text: line))
      guard status == .done else { return status }
    }
    return .done
  }

  /// Runs a script file with the values of its parameters.
  func run(script path: String, _ arguments: [String: String]) -> RunStatus {
    cstreams_install_interrupt()
    do throws(FileError) {
      return run(try Source(file: path), arguments)
    } catch {
      show(.diagnostics([error.diagnostic()], Source(text: "")))
      return .failed
    }
  }

  /// Runs what standard input holds as a script.
  func runStandardInput() -> RunStatus { run(script: "-", [:]) }

  /// Opens the shell; `welcome` is a script that runs first.
  func openShell(welcome: String?) -> Int32 {
    cstreams_install_interrupt()
    if let welcome { greet(with: welcome) }
    var hooks = EditorHooks()
    hooks.isComplete = Session.isComplete
    hooks.complete = { [session] text, cursor in
      let found = session.complete(text, at: cursor)
      return Completion(replaceRange: found.range, candidates: found.candidates)
    }
    hooks.rest = FreedMemory.giveBack
    let history = options.noConfig || options.noWrite ? nil : HistoryFile.standard
    return Shell.run(
      hooks: hooks, history: history,
      settings: { [self] in
        EditorSettings(isColored: usesColor, showsHints: session.settings.hints)
      },
      execute: { [self] statement in
        run(Source(text: statement)) == .quit ? .quit(0) : .goOn
      })
  }

  /// Loads what the shell opens on, and says in two lines what is there and what to try.
  private func greet(with path: String) {
    var failures: [Reply] = []
    if let source = try? Source(file: path) {
      _ = session.run(source) { reply in
        if case .diagnostics(let found, _) = reply, found.contains(where: { $0.severity == .error })
        {
          failures.append(reply)
        }
      }
    }
    failures.forEach(show)
    Console.write("\(Version.text) · \(session.overview)\n")
    Console.write("try:  churn by contract  ·  nps by region  ·  associate top: 5  ·  help\n\n")
  }

  private func run(_ source: Source, _ arguments: [String: String] = [:]) -> RunStatus {
    defer { progressLine?.end() }
    return session.run(source, arguments: arguments) { [self] reply in show(reply) }
  }

  private func show(_ reply: Reply) {
    progressLine?.clear()
    presenter.style = style
    let text = presenter.next(reply)
    Console.write(text.output)
    Console.complain(text.notes)
    guard session.isLoggingAnswers else { return }
    session.log(answer: Presenter(style: PresentationStyle()).text(of: reply).output)
  }

  private var style: PresentationStyle {
    PresentationStyle(
      format: session.settings.format ?? "table", width: Console.width, usesColor: usesColor,
      isAccessible: Console.environment("ACCESSIBLE") != nil, isQuiet: options.quiet)
  }

  /// Colours only where a person reads, unless they are asked for or refused.
  private var usesColor: Bool {
    switch options.color {
    case .always: true
    case .never: false
    case .auto:
      Console.isOutputTerminal && Console.isErrorTerminal
        && Console.environment("NO_COLOR") == nil && Console.environment("TERM") != "dumb"
    }
  }
}

extension Source {
  /// Reads a script.
  fileprivate init(file path: String) throws(FileError) {
    let bytes = try Files.real.open(path)
    let text = bytes.withSpan { span in
      String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
    }
    self.init(name: path == "-" ? "standard input" : path, text: text)
  }
}
