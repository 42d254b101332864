import Foundation
import Testing

/// The generator of `datasets/`, run as a person runs it.
struct DatagenTests {
  @Test func `the committed company is what the default seed gives`() throws {
    let datasets = DatagenTests.root.appending(path: "datasets").path
    #expect(try DatagenTests.run(["--check", "--out", datasets]) == Outcome(status: 0, errors: ""))
  }

  @Test func `a folder of another seed is refused by the names of its files`() throws {
    try DatagenTests.withFolder { folder in
      #expect(try DatagenTests.run(["--seed", "7", "--out", folder]).status == 0)
      let outcome = try DatagenTests.run(["--check", "--out", folder])
      let names = [
        "customers", "subscriptions", "orders", "events", "surveys", "tickets", "clients_zh_hr",
        "wallets", "points", "campaigns", "interviews", "ratings", "requests",
      ]
      let lines = names.map { "`\(folder)/\($0).csv` is not what seed 20260401 gives" }
      let errors = "Error: " + lines.joined(separator: "\n") + "\n"
      #expect(outcome == Outcome(status: 1, errors: errors))
    }
  }

  @Test func `a benchmark input has a header and as many rows as asked for`() throws {
    try DatagenTests.withFolder { folder in
      let file = folder + "/customers.csv"
      #expect(
        try DatagenTests.run(["--bench", "customers", "--rows", "2", "--out", file])
          == Outcome(status: 0, errors: ""))
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let expected = """
        customer_id,contract,tenure,monthly,age,region,payment,nps,support_calls,signup,total,churn
        C0,Two year,29,30.23,72,North,Electronic check,5,1,2024-01-01,876.67,No
        C1,One year,30,36.46,80,Islands,Electronic check,2,2,2022-08-20,1093.80,Yes

        """
      #expect(text == expected)
    }
  }

  @Test(
    arguments: [
      (["--rows", "5"], "--rows goes with --bench"),
      (["--bench", "customers", "--out", "x"], "--bench needs --rows N"),
      (["--bench", "customers", "--rows", "5"], "--bench needs --out FILE"),
      (["--bench", "customers", "--rows", "5", "--check"], "--check does not go with --bench"),
      (["--bench", "shoes", "--rows", "5", "--out", "x"], "there is no benchmark input `shoes`"),
    ])
  func `options that do not go together are refused`(
    arguments: [String], sentence: String
  ) throws {
    let outcome = try DatagenTests.run(arguments)
    #expect(outcome.status != 0 && outcome.errors.contains(sentence), "\(outcome)")
  }
}

extension DatagenTests {
  /// How a run ended and what it said on standard error.
  struct Outcome: Equatable {
    let status: Int32
    let errors: String
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the generator that was built beside these tests.
  private static func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = try #require(Bundle.main.executableURL)
      .deletingLastPathComponent().appending(path: "loy-datagen")
    process.arguments = arguments
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, errors: String(decoding: said, as: UTF8.self))
  }

  /// Lends a folder that is gone afterwards.
  private static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
