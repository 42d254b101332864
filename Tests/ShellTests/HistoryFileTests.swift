import Foundation
import Testing

@testable import Shell

struct HistoryFileTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/loy-history-\(UUID())"
  private var file: HistoryFile { HistoryFile(path: folder + "/deep/er/history") }

  @Test func `any statement comes back as it was typed`() {
    let statements = [
      "load x", "a\n  | b", #"path "C:\new""#, "tail\\", "城市 = \"北京\"", "\r\n", "tab\tkept",
      #"\\n"#,
    ]
    let lines = statements.map(HistoryLine.encode)
    #expect(lines.map { HistoryLine.decode($0) } == statements)
    #expect(lines.allSatisfy { !$0.contains("\n") && !$0.contains("\r\n") })
  }

  @Test func `the file only grows and shows each statement where it stood last`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try file.statements() == [])
    for statement in ["one", "two\nlines", "three", "one"] { try file.append(statement) }
    #expect(try file.statements() == ["two\nlines", "three", "one"])
    #expect(try file.statements(limit: 2) == ["three", "one"])
    #expect(try text() == "one\ntwo\\nlines\nthree\none\n")
  }

  @Test func `half a line left by a killed shell spoils no other`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try file.append("whole")
    try (text() + "hal").write(toFile: file.path, atomically: false, encoding: .utf8)
    try file.append("next")
    #expect(try file.statements() == ["whole", "hal", "next"])
  }

  @Test func `shells that write at once lose no line`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (file, perShell) = (file, 100)
    let long = String(repeating: "x", count: 9_000)
    try await withThrowingTaskGroup { group in
      for shell in 0..<4 {
        group.addTask {
          for line in 0..<perShell { try file.append("\(shell) \(line) \(long)") }
        }
      }
      try await group.waitForAll()
    }
    let expected = (0..<4).flatMap { shell in (0..<perShell).map { "\(shell) \($0) \(long)" } }
    #expect(try Set(file.statements()) == Set(expected))
  }

  @Test func `the history lies beside the data, else in the state folder, else at home`() {
    let cases: [(Bool, String?, String?, String?)] = [
      (true, "/state", "/home/li", ".loy/history"),
      (false, "/state", "/home/li", "/state/loy/history"),
      (false, "relative", "/home/li", "/home/li/.local/state/loy/history"),
      (false, nil, "/home/li", "/home/li/.local/state/loy/history"),
      (false, nil, nil, nil),
    ]
    let found = cases.map {
      HistoryFile.location(hasProjectFolder: $0.0, stateFolder: $0.1, home: $0.2)
    }
    #expect(found == cases.map(\.3))
  }

  @Test func `a folder that cannot be made is an error with its name`() {
    let error = #expect(throws: HistoryError.self) {
      try HistoryFile(path: "/dev/null/loy/history").append("x")
    }
    #expect(error?.description.contains("/dev/null/loy") == true)
  }

  private func text() throws -> String { try String(contentsOfFile: file.path, encoding: .utf8) }
}
