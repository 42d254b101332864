import Foundation
import TestSupport
import Testing

@testable import Session

/// The scripts that ship with loy: what help says of them, and that they run on others' columns.
struct SavedAnalysisTests {
  private static let files = Repository.files(in: "scripts", ending: ".loy")
  private static let scripts = files.filter { !$0.hasSuffix("welcome.loy") }

  @Test func `help knows every script, by the words of its first lines`() throws {
    let names = SavedAnalysisTests.scripts.map {
      URL(filePath: $0).deletingPathExtension().lastPathComponent
    }
    #expect(names.sorted() == SavedAnalysis.all.map(\.name) && names.count > 20)
    let strays = try SavedAnalysis.all.filter { saved in
      let lines = try Repository.text("scripts/\(saved.name).loy").split(separator: "\n")
        .prefix { $0.hasPrefix("#") }.map { $0.dropFirst(2) }.filter { !$0.hasPrefix("  loy run") }
      let words = [
        saved.summary, "Definition: " + saved.definition, "Trap: " + saved.trap,
      ]
      return lines.joined(separator: " ") != words.joined(separator: " ")
    }
    #expect(strays.map(\.name) == [])
  }

  @Test(arguments: [
    ("complaints", "scripts/complaints.loy"), ("wallet", "scripts/share-of-wallet.loy"),
    ("liability", "scripts/points-programme.loy"), ("rival", "scripts/loyalty-index.loy"),
    ("destination", "scripts/win-back.loy"), ("spurious", "scripts/four-loyalties.loy"),
    ("mailing", "scripts/campaign-reactivation.loy"), ("registered", "scripts/complaint-lag.loy"),
  ])
  func `help finds the script that answers`(word: String, script: String) {
    #expect(Help.page(of: word)?.contains { $0.contains("run \"\(script)\"") } == true)
  }

  @Test func `every script says the same of a company that names its columns otherwise`() throws {
    let folder = try TemporaryFolder()
    try SavedAnalysisTests.writeRenamedTables(to: folder)
    let misses = try SavedAnalysisTests.scripts.compactMap { script -> String? in
      let ours = try run(script, [], in: folder)
      let renamed = try run(
        script, ["data=theirs"] + SavedAnalysisTests.names(in: script), in: folder)
      guard ours.status == 0, !ours.output.isEmpty else { return "\(script)\n\(ours.errors)" }
      guard renamed.status == 0 else { return "\(script)\n\(renamed.errors)" }
      return renamed.output.replacing("_zz", with: "") == ours.output ? nil : script
    }
    #expect(misses == [])
  }

  private func run(
    _ script: String, _ arguments: [String], in folder: TemporaryFolder
  ) throws -> Program.Outcome {
    let book = script.contains("lost-customers") ? ["book=book-\(arguments.count).db"] : []
    return try Program.run(
      ["--no-config", "--quiet", "--format", "csv", "run", script] + book + arguments,
      in: folder.path)
  }

  /// Every column under another name, from none of which a role can be guessed.
  private static func writeRenamedTables(to folder: TemporaryFolder) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/theirs", withIntermediateDirectories: true)
    for path in Repository.files(in: "datasets", ending: ".csv") {
      let text = try Repository.text(path)
      let end = text.firstIndex(of: "\n") ?? text.endIndex
      let header = text[..<end].split(separator: ",").map { "\($0)_zz" }.joined(separator: ",")
      try folder.write(header + text[end...], to: "theirs/\(URL(filePath: path).lastPathComponent)")
    }
  }

  /// The parameters of a script that name columns, with the other names.
  private static func names(in script: String) throws -> [String] {
    let pattern = /param (\w+) as column = "(?:(\w+)\.)?(\w+)"/
    return try Repository.text(script).matches(of: pattern).map { match in
      "\(match.output.1)=\(match.output.2.map { $0 + "." } ?? "")\(match.output.3)_zz"
    }
  }
}
