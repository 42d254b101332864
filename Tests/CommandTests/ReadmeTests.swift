import Foundation
import TestSupport
import Testing

/// The sessions that the README shows, held again on the shipped data.
struct ReadmeTests {
  /// The lines typed in each session of the README, with the screen behind each.
  private static func sessions(of page: String) -> [[(typed: String, screen: String)]] {
    page.components(separatedBy: "```").enumerated()
      .filter { $0.offset % 2 == 1 && $0.element.contains("\nloy> ") }
      .map { block in
        block.element.components(separatedBy: "\nloy> ").dropFirst().map { turn in
          let lines = turn.split(separator: "\n", omittingEmptySubsequences: false)
          let screen = lines.dropFirst().filter { !$0.isEmpty }.joined(separator: "\n")
          return (String(lines[0]), screen)
        }
      }
  }

  @Test func `the sessions of the README go as they are shown`() throws {
    let sessions = ReadmeTests.sessions(of: try Repository.text("README.md"))
    let welcome = try Repository.text("scripts/welcome.loy")
    var misses: [String] = []
    for session in sessions {
      let conversation = try Conversation()
      for name in Repository.files(in: "datasets", ending: ".csv") {
        let data = try Data(contentsOf: URL(filePath: Repository.path(name)))
        try conversation.folder.write(Array(data), to: URL(filePath: name).lastPathComponent)
      }
      _ = conversation.say(welcome)
      for turn in session {
        let lines = conversation.say(turn.typed).split(separator: "\n")
        let screen = lines.filter { !$0.isEmpty }.joined(separator: "\n")
        if screen != turn.screen { misses.append("\(turn.typed)\n\(screen)") }
      }
    }
    #expect(!sessions.isEmpty && misses == [])
  }
}
