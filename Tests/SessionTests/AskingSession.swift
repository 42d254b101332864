import Diagnostics
import Formats
import Session
import Tables
import Work

/// A session over small files in memory, for tests of verbs and commands.
struct AskingSession {
  /// The files by name.
  let files: [String: String]
  /// Files that are no tables, by path.
  var bytes: [String: [UInt8]] = [:]

  /// A session with one table in use.
  init(_ table: String, _ text: String) { files = [table + ".csv": text] }

  /// A session with several tables, loaded in the order of their names.
  init(_ tables: [String: String]) {
    files = Dictionary(uniqueKeysWithValues: tables.map { ($0 + ".csv", $1) })
  }

  /// What a script answers last: a result as csv, its footer and notes, or what went wrong.
  func answer(_ script: String) -> String {
    let (texts, others) = (files, bytes)
    let session = Session(
      files: Files(
        open: { (path: String) throws(FileError) in
          if let bytes = others[path] { return FileBytes(bytes) }
          guard let text = texts[path] else { throw FileError(.missing, path: path) }
          return FileBytes(Array(text.utf8))
        }, write: { (_: String, _: (ByteSink) throws(FileError) -> Void) throws(FileError) in },
        append: { (_: String, _: [UInt8]) throws(FileError) in },
        list: { (_: String) throws(FileError) in texts.keys.sorted() }),
      makeWork: { _ in WorkContext(threads: 1) })
    var last = ""
    let loads = files.keys.sorted().map { "load \"\($0)\"\n" }.joined()
    _ = session.run(Source(text: loads + script)) { reply in last = reply.plainText ?? last }
    return last
  }
}

extension Reply {
  /// The reply in plain words; nothing when tests do not look at it.
  fileprivate var plainText: String? {
    switch self {
    case .result(let result):
      let facts = result.facts.map { ["facts: " + $0.lines.joined(separator: " | ")] } ?? []
      return (result.table.headed + facts + result.notes.map { "note: \($0.message)" })
        .joined(separator: "\n")
    case .chart(.bars(let bars), _):
      return zip(bars.labels, bars.values).map { "\($0)=\($1.map { "\($0)" } ?? "–")" }
        .joined(separator: "; ")
    case .loaded(let load):
      return load.roles.map { "\($0.name) = \($0.meaning): \($0.evidence)" }
        .joined(separator: "\n")
    case .page(let lines): return lines.joined(separator: "\n")
    case .diagnostics(let found, _): return found.map { "\($0.code) \($0.message)" }.first
    default: return nil
    }
  }
}

extension Table {
  fileprivate var headed: [String] { [fields.map(\.name).joined(separator: ",")] + lines }

  fileprivate var lines: [String] {
    (0..<rowCount).map { row in self.row(row).map(\.plainText).joined(separator: ",") }
  }
}
