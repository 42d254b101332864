import Tables
import Values

/// Something in a file that could not be taken as it is.
struct Reject: Sendable, Hashable {
  /// What became of it.
  enum Kind: String, Sendable {
    /// A cell that a forced type could not read: now missing.
    case cell
    /// A row with too few cells: kept, the rest missing.
    case padded
    /// An item that its basket holds already: taken once.
    case repeated
    /// A row with too many cells or that made no sense: left out.
    case row
  }

  /// The line in the file, from 1.
  let line: Int
  /// The column, when it is about one cell.
  let column: String?
  /// What became of it.
  let kind: Kind
  /// The text as it stands in the file.
  let text: String
  /// Why.
  let reason: String

  /// The rejects of a file as a table.
  static func table(_ rejects: [Reject], file: String) -> Table {
    let fields = [
      Field("file", .text), Field("line", .whole), Field("column", .text), Field("kind", .text),
      Field("text", .text), Field("reason", .text),
    ]
    let columns: [Column] = [
      .text(TextColumn(rejects.map { _ in file })),
      .whole(WholeColumn(rejects.map { Int64($0.line) })),
      .text(TextColumn(rejects.map(\.column))),
      .text(TextColumn(rejects.map(\.kind.rawValue))),
      .text(TextColumn(rejects.map(\.text))),
      .text(TextColumn(rejects.map(\.reason))),
    ]
    return Table(fields: fields, columns: columns, rowCount: rejects.count)
  }
}
