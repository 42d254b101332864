import Diagnostics
import Engine
import Language
import Tables
import Values

extension Command {
  /// `tables`.
  static let tables = Command(
    CommandDeclaration(
      name: "tables", shape: .none,
      summary: "Lists the tables and named results with their rows, columns and memory.",
      form: "tables",
      page: HelpPage(examples: ["tables"], searchWords: ["list", "ls", "memory"]))
  ) { session, _, _ throws(SessionError) in
    let rows = session.state.tables.map { stored -> [Value] in
      let partners = session.state.links.map(\.link).compactMap { link in
        link.many == stored.name ? link.one : link.one == stored.name ? link.many : nil
      }
      return [
        .text(stored.name), .whole(Int64(stored.table.rowCount)),
        .whole(Int64(stored.table.columns.count)), .whole(Int64(stored.table.byteCount)),
        .truth(session.state.inUse == stored.name),
        partners.isEmpty ? .missing : .text(partners.joined(separator: ", ")),
      ]
    }
    let fields = [
      Field("table", .text), Field("rows", .whole, kind: .count),
      Field("columns", .whole, kind: .count), Field("memory", .whole, kind: .bytes),
      Field("in_use", ColumnType(.truth, words: TruthWords(yes: "yes", no: "no"))),
      Field("linked", .text),
    ]
    session.receive(
      .result(
        ResultTable(
          baseLine: "tables", table: Table(fields: fields, rows: rows), notes: session.memoryNotes))
    )
  }
}

extension Session {
  /// What takes memory beside the tables.
  fileprivate var memoryNotes: [Diagnostic] {
    let parts = [
      ("columns kept for later lines", state.cache.byteCount),
      ("tables that undo or explain last can bring back", oldTableBytes),
    ]
    return parts.filter { $0.1 > 0 }.map { words, count in
      .note("\(words) take \(Kind.bytes.text(of: Double(count)))")
    }
  }
}
