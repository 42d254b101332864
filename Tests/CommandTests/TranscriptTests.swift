import Foundation
import TestSupport
import Testing

/// The recorded conversations of `Transcripts/`, held again.
///
/// `LOY_RECORD=1` writes the answers of today into the files; read the difference before it stays.
struct TranscriptTests {
  static let files = Repository.files(in: "Tests/CommandTests/Transcripts", ending: ".session")

  @Test(arguments: files)
  func `a recorded conversation goes as it went`(file: String) throws {
    let recorded = try Repository.text(file)
    let held = try TranscriptTests.replay(Transcript(recorded)).text
    if ProcessInfo.processInfo.environment["LOY_RECORD"] != nil {
      try held.write(toFile: Repository.path(file), atomically: true, encoding: .utf8)
    } else {
      let difference = TranscriptTests.difference(recorded, held)
      #expect(recorded == held, "\(file)\n\(difference)")
    }
  }

  /// Codes that no test can provoke, and why.
  static let unprovoked = [
    "B5": "needs more than five million rules; a test of the search holds it",
    "E3": "needs more than 4 GiB of text in one column",
    "F14": "needs a file of more than two billion rows",
    "F34": "needs a kill in the middle of a change; a test of the book of lost customers holds it",
    "F17": "needs another program that holds a database; a test of the reader holds it",
  ]

  @Test func `every code of an error is provoked in a transcript`() throws {
    let sources = try Repository.files(in: "Sources", ending: ".swift").map(Repository.text)
      .filter { $0.contains("code: \"") || $0.contains("failure(") }
    let transcripts = try TranscriptTests.files.map(Repository.text)
    let pattern = /(?:code: |failure\(\s*)"([A-Z]+\d+)"/
    let codes = Set(sources.flatMap { $0.matches(of: pattern).map { String($0.output.1) } })
    let shown = Set(
      transcripts.flatMap { $0.matches(of: /error ([A-Z]+\d+):/).map { String($0.output.1) } })
    let silent = codes.subtracting(shown).subtracting(TranscriptTests.unprovoked.keys).sorted()
    #expect(silent == [], "no transcript shows these codes")
    #expect(shown.intersection(TranscriptTests.unprovoked.keys) == [])
  }
}

extension TranscriptTests {
  /// The same conversation with the answers of today.
  static func replay(_ transcript: Transcript) throws -> Transcript {
    var transcript = transcript
    let conversation = try Conversation()
    transcript.parts = try transcript.parts.map { part in
      switch part {
      case .prose: break
      case .file(let name, let isEscaped, let lines):
        let text = lines.map { $0 + "\n" }.joined()
        try conversation.folder.write(isEscaped ? bytes(text) : Array(text.utf8), to: name)
      case .typed(let lines, _):
        let answer = conversation.say(lines.joined(separator: "\n"))
        return .typed(lines, answer: TranscriptTests.lines(answer))
      case .shell(let command, _):
        return .shell(command, answer: try shell(command, in: conversation.folder.path))
      }
      return part
    }
    return transcript
  }

  private static func shell(_ command: String, in folder: String) throws -> [String] {
    let outcome = try Program.shell("{ " + command + "\n} 2>&1", in: folder)
    let answer = lines(outcome.output.replacing(folder + "/", with: ""))
    return answer + (outcome.status == 0 ? [] : ["[exit \(outcome.status)]"])
  }

  /// The lines of an answer, without the empty ones at its end.
  private static func lines(_ text: String) -> [String] {
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Array(all[..<((all.lastIndex { !$0.isEmpty } ?? -1) + 1)])
  }

  /// The bytes of a text in which `\xNN` stands for one byte, and a `\` at a line's end joins lines.
  private static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Substring(text.replacing("\\\n", with: ""))
    while let character = rest.first {
      if rest.hasPrefix("\\x"), let byte = UInt8(rest.dropFirst(2).prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(4)
      } else {
        bytes += Array(String(character).utf8)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }

  /// The first lines in which two texts differ.
  private static func difference(_ recorded: String, _ held: String) -> String {
    let (old, new) = (lines(recorded), lines(held))
    let place = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let line = place ?? min(old.count, new.count)
    func excerpt(_ lines: [String]) -> String {
      lines.dropFirst(line).prefix(8).joined(separator: "\n")
    }
    return "line \(line + 1), recorded:\n\(excerpt(old))\n--- now:\n\(excerpt(new))"
  }
}
