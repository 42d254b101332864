import ArgumentParser

/// The options that every way of starting loy takes.
struct CommonOptions: ParsableArguments {
  /// How results are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, tsv, json, jsonl, markdown, html, line
  }

  /// When colours are used.
  enum Color: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(help: "How results are written.")
  var format: Format = .table

  @Flag(help: "Leave out notes and reports; errors are still said.")
  var quiet = false

  @Option(help: "When colours are used.")
  var color: Color = .auto

  @Option(help: "How many threads compute; results never depend on it.")
  var threads: Int?

  @Flag(help: "Refuse to write any file.")
  var noWrite = false

  @Flag(help: "Read no settings and keep no history.")
  var noConfig = false

  func validate() throws {
    guard let threads else { return }
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 256")
    }
  }
}
