import ArgumentParser

/// Writes the made-up company of `datasets/`, checks it, or writes inputs for benchmarks.
@main
struct Datagen: ParsableCommand {
  /// What the command says about itself.
  static let configuration = CommandConfiguration(
    commandName: "loy-datagen",
    abstract: "Writes the made-up company of datasets/, the same bytes for the same seed.")

  /// The seed that everything is drawn from.
  @Option(help: "The seed; the same seed gives the same bytes.")
  var seed: UInt64 = 20_260_401

  /// The folder, or with `--bench` the file.
  @Option(help: "The folder to write to; with --bench the file.")
  var out: String = "datasets"

  /// Whether to compare instead of writing.
  @Flag(help: "Compare with the folder instead of writing; exit 1 when a file differs.")
  var check = false

  /// The kind of benchmark input to write.
  @Option(help: "Write an input for benchmarks: \(Catalogue.benchNames).")
  var bench: String?

  /// The number of rows of a benchmark input.
  @Option(help: "The rows of a benchmark input.")
  var rows: Int?

  /// Refuses options that do not go together.
  func validate() throws {
    guard bench != nil else {
      if rows != nil { throw ValidationError("--rows goes with --bench") }
      return
    }
    if check { throw ValidationError("--check does not go with --bench") }
    guard let rows, rows >= 0 else { throw ValidationError("--bench needs --rows N") }
    if out == "datasets" { throw ValidationError("--bench needs --out FILE") }
    _ = try benchKind()
  }

  /// Does what the options ask for.
  func run() throws {
    if let kind = try benchKind() {
      try kind.write(rows: rows ?? 0, seed: seed, to: out)
    } else if check {
      try compare()
    } else {
      try write()
    }
  }

  /// The kind of benchmark input that was asked for.
  private func benchKind() throws -> BenchKind? {
    guard let bench else { return nil }
    guard let kind = Catalogue.benches.first(where: { $0.name == bench }) else {
      throw ValidationError(
        "there is no benchmark input `\(bench)`; there are: \(Catalogue.benchNames)")
    }
    return kind
  }

  /// Writes every file of the folder.
  private func write() throws(FileError) {
    try Folder.create(out)
    let company = Company(seed: seed)
    for dataset in Catalogue.datasets {
      let sink = try FileSink(path: "\(out)/\(dataset.fileName)")
      try sink.append(dataset.bytes(for: company))
      try sink.finish()
    }
  }

  /// Names the files that differ from what would be written.
  private func compare() throws {
    let company = Company(seed: seed)
    var differing: [String] = []
    for dataset in Catalogue.datasets {
      let path = "\(out)/\(dataset.fileName)"
      if try FileBytes.read(path) != dataset.bytes(for: company) { differing.append(path) }
    }
    if !differing.isEmpty { throw Mismatch(seed: seed, paths: differing) }
  }
}
