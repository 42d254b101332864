import Tables
import Values

extension DelimitedReader {
  /// What the cells of a block look like.
  struct Facts: Sendable {
    var evidence: [ColumnEvidence]
    var trailingCount: Int
    var malformed: (first: Int, count: Int)?
  }

  /// The columns of a block.
  struct Part: Sendable {
    var columns: [Column] = []
    var rowCount: Int
    var rejects: [Reject]
    var unreadable: [Int]
  }

  /// Looks at every cell of a block.
  func look(at block: BlockIndex.Block) -> Facts {
    file.withSpan { bytes in
      let rows = RowBlock(block, in: bytes, dialect)
      let evidence = demands.indices.map { column in
        var evidence = ColumnEvidence()
        rows.forEachCell(of: column, in: bytes) { _, cell, isQuoted in
          evidence.observe(cell, isQuoted: isQuoted, reading, demands[column])
        }
        return evidence
      }
      return Facts(
        evidence: evidence, trailingCount: rows.trailingCount, malformed: rows.malformed)
    }
  }

  /// Looks at some columns of a block again, as numbers in other styles.
  func look(at block: BlockIndex.Block, restyling columns: [Int]) -> [StyleEvidence] {
    file.withSpan { bytes in
      let rows = RowBlock(block, in: bytes, dialect)
      return columns.map { column in
        var evidence = StyleEvidence()
        rows.forEachCell(of: column, in: bytes) { _, cell, _ in
          evidence.observe(cell, reading.markers)
        }
        return evidence
      }
    }
  }

  /// The way to read the cells of a column.
  func reading(for plan: ColumnPlan) -> CellReading {
    var reading = reading
    reading.style = plan.style
    return reading
  }

  /// The evidence of all blocks.
  func merged(_ facts: [Facts]) -> [ColumnEvidence] {
    var all = demands.map { _ in ColumnEvidence() }
    for part in facts {
      for column in all.indices { all[column].merge(part.evidence[column]) }
    }
    return all
  }

  /// Builds the columns of a block.
  func build(_ block: BlockIndex.Block, _ plans: [ColumnPlan]) -> Part {
    file.withSpan { bytes in
      let rows = RowBlock(block, in: bytes, dialect)
      var part = Part(
        rowCount: rows.rowCount, rejects: rows.rejects,
        unreadable: [Int](repeating: 0, count: plans.count))
      for column in plans.indices {
        let making = ColumnMaking(
          plan: plans[column], reading: reading(for: plans[column]),
          cells: BlockColumn(rows: rows, column: column, file: file))
        let made = making.column()
        part.columns.append(made.column)
        part.unreadable[column] = made.unreadable.count
        part.rejects += made.unreadable.map { fault in
          Reject(
            line: rows.lines[fault.row], column: dialect.names[column], kind: .cell,
            text: fault.text, reason: "no \(plans[column].description.type.name)")
        }
      }
      part.rejects.sort { $0.line < $1.line }
      return part
    }
  }
}
