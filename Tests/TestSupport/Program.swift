import Foundation

/// The command `loy` as it was built beside these tests, run as a person runs it.
public enum Program {
  /// How a run ended and what it said.
  public struct Outcome: Equatable, Sendable {
    /// The exit code; 128 and the number of the signal when one ended it.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: String
    /// What it wrote to standard error.
    public var errors: String

    /// Creates an outcome to compare with.
    public init(status: Int32 = 0, output: String, errors: String = "") {
      self.status = status
      self.output = output
      self.errors = errors
    }
  }

  /// The path of the command; `LOY_PROGRAM` names another one.
  public static var path: String {
    if let path = ProcessInfo.processInfo.environment["LOY_PROGRAM"] { return path }
    let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
    return tests.deletingLastPathComponent().appending(path: "loy").path
  }

  /// Runs `loy` with arguments.
  public static func run(
    _ arguments: [String], input: String = "", in folder: String? = nil,
    environment: [String: String] = [:], interruptedAfter seconds: Double? = nil
  ) throws -> Outcome {
    try run(
      path, arguments, input: input, in: folder, environment: environment,
      interruptedAfter: seconds)
  }

  /// Runs a line of the shell, in which `loy` is the command that was built.
  public static func shell(_ line: String, in folder: String? = nil) throws -> Outcome {
    try run("/bin/sh", ["-c", line], input: "", in: folder, environment: [:])
  }

  private static func run(
    _ program: String, _ arguments: [String], input: String, in folder: String?,
    environment: [String: String], interruptedAfter seconds: Double? = nil
  ) throws -> Outcome {
    let streams = try Streams(input: input)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = surroundings.merging(environment) { $1 }
    process.currentDirectoryURL = URL(filePath: folder ?? Repository.root.path)
    (process.standardInput, process.standardOutput, process.standardError) =
      (streams.input, streams.output, streams.errors)
    try process.run()
    let guardian = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: guardian)
    if let seconds {
      DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { process.interrupt() }
    }
    process.waitUntilExit()
    guardian.cancel()
    let code = process.terminationStatus
    return try Outcome(
      status: process.terminationReason == .exit ? code : 128 + code,
      output: streams.text("output"), errors: streams.text("errors"))
  }

  /// The same for everyone: no colours asked for or refused, no settings of the person who tests.
  private static var surroundings: [String: String] {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    return ["PATH": folder + ":/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "TZ": "UTC"]
  }
}

/// Files that stand in for the three streams, so that no pipe can fill up.
private final class Streams {
  let folder: TemporaryFolder
  let input: FileHandle
  let output: FileHandle
  let errors: FileHandle

  init(input text: String) throws {
    let folder = try TemporaryFolder()
    for (name, content) in [("input", text), ("output", ""), ("errors", "")] {
      try folder.write(content, to: name)
    }
    func url(_ name: String) -> URL { URL(filePath: folder.path + "/" + name) }
    self.folder = folder
    input = try FileHandle(forReadingFrom: url("input"))
    output = try FileHandle(forWritingTo: url("output"))
    errors = try FileHandle(forWritingTo: url("errors"))
  }

  func text(_ name: String) throws -> String {
    let data = try Data(contentsOf: URL(filePath: folder.path + "/" + name))
    return String(decoding: data, as: UTF8.self)
  }
}
