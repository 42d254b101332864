import Values

extension Chunks {
  /// Everything that could not be taken as it is, line by line.
  func rejects(of shelf: PieceShelf, _ plans: [ColumnPlan], _ dialect: Dialect) -> [Reject] {
    var rejects: [Reject] = []
    let unreadable = plans.indices.map { shelf.unreadable($0) }
    for (index, (part, line)) in zip(parts, lines(from: dialect.dataLine)).enumerated() {
      var found = part.findings.rejects.map { $0.moved(by: line) }
      for column in plans.indices {
        found += unreadable[column][index].map { cell in
          Reject(
            line: line + cell.line, column: dialect.names[column], kind: .cell, text: cell.text,
            reason: plans[column].reason(cell.text))
        }
      }
      // A stable order: rows before cells, cells by column.
      rejects += found.enumerated()
        .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        .map(\.element)
    }
    return rejects
  }

  /// The cells of a column that a demanded type could not read, chunk by chunk.
  func unreadable(_ column: Int) -> [[ColumnPiece.Unreadable]] {
    (pieces(column) ?? []).map(\.unreadable)
  }

  /// How many rows had empty fields too many, which were dropped.
  var trailingCount: Int { parts.reduce(0) { $0 + $1.findings.trailingCount } }

  /// The line of the first field with misplaced quotes, and how many there are.
  func malformed(from first: Int) -> (first: Int, count: Int)? {
    var all: (first: Int, count: Int)?
    for (part, line) in zip(parts, lines(from: first)) {
      guard let found = part.findings.malformed else { continue }
      all = (all?.first ?? line + found.first, (all?.count ?? 0) + found.count)
    }
    return all
  }
}

extension Reject {
  fileprivate func moved(by lines: Int) -> Reject {
    Reject(line: line + lines, column: column, kind: kind, text: text, reason: reason)
  }
}
