import Statistics
import Work

extension AggregateInput {
  /// The quantile of the numbers in each group, exact: type 7 of Hyndman and Fan; and how many
  /// numbers each group has.
  ///
  /// Few groups are counted into bins first, and only the values of the bins that hold the wanted
  /// ranks are looked at; many groups are gathered and each is put partly in order.
  ///
  /// - Complexity: O(*n*) on average.
  func quantiles(
    of values: [Double], in groups: RowGroups, at share: Double
  ) -> (values: [Double], sizes: [Int64]) {
    let isFew = groupCount < BinnedRows.noCell / Binning.bins && values.count > 1 << 15
    let binning = isFew ? Binning(values) : nil
    guard let binning else {
      let sizes = sizes(of: groups)
      return (gatheredQuantiles(values, groups, sizes, share), sizes)
    }
    let pieces = binned(values, groups, binning)
    let counts = total(of: pieces)
    let sizes = (0..<groupCount).map { group in
      counts[group * Binning.bins..<(group + 1) * Binning.bins].reduce(0, +)
    }
    let wanted = sizes.map { WantedRanks(size: $0, share: share) }
    let spans = (0..<groupCount).map { group in
      wanted[group].bins(of: counts[group * Binning.bins..<(group + 1) * Binning.bins])
    }
    let found = candidates(values, pieces, spans.map { $0.low...$0.high })
    let results = (0..<groupCount).map { group in
      guard sizes[group] > 0 else { return 0.0 }
      var few = found[group]
      return wanted[group].value(among: &few, before: spans[group].before)
    }
    return (results, sizes)
  }

  /// The rows of one piece for the bins of `groupCount` groups.
  private var binnedPiece: Int { AggregateInput.piece(groupCount: groupCount * Binning.bins) }

  /// The group and bin of each row, and how many values each of them has, piece by piece.
  private func binned(
    _ values: [Double], _ groups: RowGroups, _ binning: Binning
  ) -> [BinnedRows] {
    let (size, piece) = (groupCount * Binning.bins, binnedPiece)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) { range -> BinnedRows in
      BinnedRows(range, values, groups, binning, cellCount: size)
    }
    return parts ?? []
  }

  private func total(of pieces: [BinnedRows]) -> [Int64] {
    var total = [Int64](repeating: 0, count: groupCount * Binning.bins)
    for piece in pieces {
      for place in total.indices { total[place] &+= Int64(piece.counts[place]) }
    }
    return total
  }

  /// For each group its values that lie in some bins.
  private func candidates(
    _ values: [Double], _ pieces: [BinnedRows], _ spans: [ClosedRange<Int>]
  ) -> [[Double]] {
    // A run that was stopped has no pieces.
    guard !pieces.isEmpty else { return spans.map { _ in [] } }
    var isWanted = [Bool](repeating: false, count: 1 << 16)
    for (group, span) in spans.enumerated() {
      for bin in span { isWanted[group * Binning.bins + bin] = true }
    }
    let (wanted, piece) = (isWanted, binnedPiece)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) { range -> [[Double]] in
      var found = [[Double]](repeating: [], count: spans.count)
      let cells = pieces[range.lowerBound / piece].cells
      let (cellsOfRows, values, wanted) = (cells.span, values.span, wanted.span)
      for place in cellsOfRows.indices where wanted[Int(cellsOfRows[place])] {
        found[Int(cellsOfRows[place]) / Binning.bins].append(values[range.lowerBound &+ place])
      }
      return found
    }
    return spans.indices.map { group in (parts ?? []).flatMap { $0[group] } }
  }

  /// The numbers of the first group, then those of the second, each put partly in order.
  private func gatheredQuantiles(
    _ values: [Double], _ groups: RowGroups, _ sizes: [Int64], _ share: Double
  ) -> [Double] {
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + Int(size)) }
    var places = starts
    var gathered = [Double](repeating: 0, count: starts[groupCount])
    groups.forEachStretch(of: 0..<groups.count) { groups, rows in
      if work.stop.isStopped { return }
      for place in groups.indices where groups[place] >= 0 {
        gathered[places[Int(groups[place])]] = values[rows.lowerBound + place]
        places[Int(groups[place])] += 1
      }
    }
    let (sorted, ends) = (gathered, starts)
    let piece = max(1, min(4_096, groupCount / (4 * work.threads)))
    return Work.array(groupCount, piece: piece, in: work) { range, output in
      for group in range {
        var part = Array(sorted[ends[group]..<ends[group + 1]])
        output[group - range.lowerBound] = Statistics.quantile(of: &part, at: share) ?? 0
      }
    }
  }
}
