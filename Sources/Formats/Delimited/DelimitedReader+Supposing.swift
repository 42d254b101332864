extension DelimitedReader {
  /// What the columns seem to be after a look at the first rows.
  struct Supposition {
    /// What each column would become if all rows were like the first.
    let plans: [ColumnPlan]
    /// What the cells of each column look like.
    let evidence: [ColumnEvidence]
    /// Whether nearly all values of a column are different.
    let areMostlyDistinct: [Bool]
  }

  private static let sampleSize = 1 << 15

  /// What the sample shows of one column.
  private struct Look {
    var evidence = ColumnEvidence()
    var texts: Set<[UInt8]> = []
    var count = 0

    /// Whether nearly all values are different.
    var isMostlyDistinct: Bool { count > 100 && texts.count * 10 > count * 9 }
  }

  /// Looks at the first rows; nothing depends on it but how often a column is read.
  func supposition() throws(LoadFailure) -> Supposition {
    try file.withSpan { bytes throws(LoadFailure) in
      let columns = looks(bytes)
      var plans = ColumnDecider(dates: request.options.dates)
        .plans(columns.map(\.evidence), demands, names: dialect.names)
      let styled = plans.indices.filter {
        plans[$0].mayHoldNumbers(columns[$0].evidence, demands[$0])
      }
      let decided = StyleDecider(mark: request.options.decimal)
        .plans(styles(of: styled, bytes), styled.map { demands[$0] })
      for (column, decision) in zip(styled, decided) {
        if let plan = decision.plan { plans[column] = plan }
      }
      return Supposition(
        plans: plans, evidence: columns.map(\.evidence),
        areMostlyDistinct: columns.map(\.isMostlyDistinct))
    }
  }

  private func looks(_ bytes: Span<UInt8>) -> [Look] {
    var looks = [Look](repeating: Look(), count: dialect.names.count)
    forEachBlock(bytes) { block in
      for column in looks.indices { look(at: column, block, bytes, &looks[column]) }
    }
    return looks
  }

  /// What the cells of some columns look like as numbers that are written another way, which costs more
  /// than all else and concerns few columns.
  private func styles(of columns: [Int], _ bytes: Span<UInt8>) -> [StyleEvidence] {
    var styles = [StyleEvidence](repeating: StyleEvidence(), count: columns.count)
    guard !columns.isEmpty else { return styles }
    forEachBlock(bytes) { block in
      for (place, column) in columns.enumerated() {
        block.forEachCell(of: column, in: bytes) { _, cell, _ in
          styles[place].observe(cell, reading.markers)
        }
      }
    }
    return styles
  }

  private func forEachBlock(_ bytes: Span<UInt8>, _ body: (RowBlock) -> Void) {
    var block = RowBlock(dialect)
    var position = min(dialect.dataStart, dialect.dataEnd)
    let limit = min(dialect.dataEnd, position + DelimitedReader.sampleSize)
    while position < limit {
      // What stands in the way of the sample stands in the way of the file, which says so.
      guard
        let end = try? block.fill(bytes, from: position, limit: limit, bound: dialect.dataEnd)
      else { break }
      position = end
      body(block)
    }
  }

  private func look(at column: Int, _ block: RowBlock, _ bytes: Span<UInt8>, _ look: inout Look) {
    block.forEachCell(of: column, in: bytes) { _, cell, isQuoted in
      look.evidence.observe(cell, isQuoted: isQuoted, reading, demands[column])
      look.texts.insert(cell.copied)
    }
    look.count += block.rowCount
  }
}
