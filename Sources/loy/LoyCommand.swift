import ArgumentParser
import Glibc
import Session

/// The command `loy` with its subcommands.
struct LoyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loy",
    abstract: "A line-editing analysis shell for customer loyalty.",
    discussion: """
      Without a subcommand loy opens its shell, or reads a script when standard input is not a
      terminal.
      """,
    version: Version.text,
    subcommands: [RunCommand.self, HelpCommand.self])

  @OptionGroup var options: CommonOptions

  @Option(
    name: [.customShort("c"), .customLong("command")],
    help: "Statements to run; may be repeated.")
  var statements: [String] = []

  @Option(help: .hidden)
  var welcome: String?

  mutating func run() throws {
    let application = Application(options)
    let status: RunStatus
    if !statements.isEmpty {
      status = application.run(lines: statements)
    } else if Console.isInputTerminal {
      throw ExitCode(application.openShell(welcome: welcome))
    } else {
      status = application.runStandardInput()
    }
    throw ExitCode(status.exitCode)
  }

  /// Reads the arguments and runs what they ask for; wrong usage ends with 2.
  static func start() {
    do {
      var command = try parseAsRoot()
      try command.run()
      Glibc.exit(0)
    } catch {
      let text = fullMessage(for: error)
      let isAsked = exitCode(for: error) == .success
      if !text.isEmpty { isAsked ? Console.write(text + "\n") : Console.complain(text + "\n") }
      if let code = error as? ExitCode { Glibc.exit(code.rawValue) }
      Glibc.exit(isAsked ? 0 : 2)
    }
  }
}

/// `loy run FILE.loy [name=value …]`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a saved script; it stops at the first error.")

  @OptionGroup var options: CommonOptions

  @Argument(help: "The script.")
  var file: String

  @Argument(help: "Values of the script's parameters, as name=value.")
  var values: [String] = []

  mutating func run() throws {
    var arguments: [String: String] = [:]
    for value in values {
      guard let sign = value.firstIndex(of: "="), sign > value.startIndex else {
        throw ValidationError("a parameter is given as name=value, and \"\(value)\" is not")
      }
      arguments[String(value[..<sign])] = String(value[value.index(after: sign)...])
    }
    throw ExitCode(Application(options).run(script: file, arguments).exitCode)
  }
}

/// `loy help [WORD]`.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explains the language, or one word of it.")

  @OptionGroup var options: CommonOptions

  @Argument(help: "A verb, command, function, role, topic or saved analysis.")
  var words: [String] = []

  @Flag(help: .hidden)
  var markdown = false

  mutating func run() throws {
    guard markdown else {
      let status = Application(options).run(lines: [(["help"] + words).joined(separator: " ")])
      throw ExitCode(status.exitCode)
    }
    Console.write(Help.reference.map { $0 + "\n" }.joined())
  }
}

/// The version of loy.
enum Version {
  /// The version as `--version` prints it.
  static let text = "loy 0.1.0"
}
