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

  private static let sampleSize = 1 << 18

  /// Looks at the first rows; nothing depends on it but how often a column is read.
  func supposition() throws(LoadFailure) -> Supposition {
    try file.withSpan { bytes throws(LoadFailure) in
      let start = min(dialect.dataStart, dialect.dataEnd)
      var block = RowBlock(dialect)
      let limit = min(dialect.dataEnd, start + DelimitedReader.sampleSize)
      // What stands in the way of the sample stands in the way of the file, which says so.
      _ = try? block.fill(bytes, from: start, limit: limit, bound: dialect.dataEnd)
      let columns = dialect.names.indices.map { look(at: $0, block, bytes) }
      var plans = ColumnDecider(dates: request.options.dates)
        .plans(columns.map(\.evidence), demands, names: dialect.names)
      let styled = plans.indices.filter {
        plans[$0].mayHoldNumbers(columns[$0].evidence, demands[$0])
      }
      let decided = StyleDecider(mark: request.options.decimal)
        .plans(styled.map { columns[$0].styles }, styled.map { demands[$0] })
      for (column, decision) in zip(styled, decided) {
        if let plan = decision.plan { plans[column] = plan }
      }
      return Supposition(
        plans: plans, evidence: columns.map(\.evidence),
        areMostlyDistinct: columns.map(\.isMostlyDistinct))
    }
  }

  private func look(
    at column: Int, _ block: RowBlock, _ bytes: Span<UInt8>
  ) -> (evidence: ColumnEvidence, styles: StyleEvidence, isMostlyDistinct: Bool) {
    var evidence = ColumnEvidence()
    var styles = StyleEvidence()
    var texts: Set<[UInt8]> = []
    block.forEachCell(of: column, in: bytes) { _, cell, isQuoted in
      evidence.observe(cell, isQuoted: isQuoted, reading, demands[column])
      styles.observe(cell, reading.markers)
      texts.insert(cell.copied)
    }
    return (evidence, styles, block.rowCount > 100 && texts.count * 10 > block.rowCount * 9)
  }
}
