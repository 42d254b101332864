/// A recorded conversation: files, lines that were typed, and what the screen answered.
///
/// `=== name` up to `===` is a file (`=== name escaped` reads `\xNN` as bytes); `> ` is typed at the
/// prompt, `. ` goes on with it; `$ ` is a line of the system's shell; `# ` is a remark. All other
/// lines are the answer; one that would look like a mark has `\` before it.
struct Transcript {
  /// The parts in their order.
  var parts: [Part] = []

  /// A part of a transcript.
  enum Part {
    /// Remarks and empty lines.
    case prose([String])
    /// A file that the conversation works on.
    case file(name: String, isEscaped: Bool, lines: [String])
    /// A statement typed at the prompt, and its answer.
    case typed([String], answer: [String])
    /// A line of the system's shell, and its answer.
    case shell(String, answer: [String])
  }

  /// Reads a transcript.
  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    if lines.last == "" { lines.removeLast() }
    while let line = lines.first {
      if line.hasPrefix("=== ") {
        parts.append(Transcript.takeFile(&lines))
      } else if line.hasPrefix("> ") {
        let first = String(lines.removeFirst().dropFirst(2))
        let more = lines.prefix { $0 == "." || $0.hasPrefix(". ") }
        lines.removeFirst(more.count)
        let typed = [first] + more.map { String($0.dropFirst(2)) }
        take(&lines) { .typed(typed, answer: $0) }
      } else if line.hasPrefix("$ ") {
        let command = String(lines.removeFirst().dropFirst(2))
        take(&lines) { .shell(command, answer: $0) }
      } else {
        let prose = lines.prefix { !Transcript.isMark($0) || $0.hasPrefix("#") }
        lines.removeFirst(prose.count)
        parts.append(.prose(Array(prose)))
      }
    }
  }

  private static func takeFile(_ lines: inout ArraySlice<String>) -> Part {
    let words = lines.removeFirst().split(separator: " ").map(String.init)
    let content = lines.prefix { $0 != "===" }
    lines.removeFirst(min(content.count + 1, lines.count))
    return .file(name: words[1], isEscaped: words.last == "escaped", lines: Array(content))
  }

  /// Takes an answer; the empty lines at its end are prose.
  private mutating func take(_ lines: inout ArraySlice<String>, _ make: ([String]) -> Part) {
    let all = Array(lines.prefix { !Transcript.isMark($0) })
    lines.removeFirst(all.count)
    let end = (all.lastIndex { !$0.isEmpty } ?? -1) + 1
    parts.append(make(all[..<end].map { $0.hasPrefix("\\") ? String($0.dropFirst()) : $0 }))
    if end < all.count { parts.append(.prose(Array(all[end...]))) }
  }

  private static func isMark(_ line: String) -> Bool {
    line == "#" || ["> ", "$ ", "# ", "=== "].contains { line.hasPrefix($0) }
  }

  /// The transcript as its file holds it.
  var text: String { parts.flatMap(Transcript.lines).map { $0 + "\n" }.joined() }

  private static func lines(of part: Part) -> [String] {
    switch part {
    case .prose(let lines): lines
    case .file(let name, let isEscaped, let lines):
      ["=== " + name + (isEscaped ? " escaped" : "")] + lines + ["==="]
    case .typed(let typed, let answer):
      ["> " + typed[0]] + typed.dropFirst().map { $0.isEmpty ? "." : ". " + $0 }
        + answer.map(shielded)
    case .shell(let command, let answer): ["$ " + command] + answer.map(shielded)
    }
  }

  private static func shielded(_ line: String) -> String {
    isMark(line) || line.hasPrefix("\\") ? "\\" + line : line
  }
}
