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
    of values: [Double], in groups: [Int32], at share: Double
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
    let wanted = sizes.map { Wanted(size: $0, share: share) }
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
    _ values: [Double], _ groups: [Int32], _ binning: Binning
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
    _ values: [Double], _ groups: [Int32], _ sizes: [Int64], _ share: Double
  ) -> [Double] {
    var starts = [0]
    for size in sizes { starts.append(starts[starts.count - 1] + Int(size)) }
    var places = starts
    var gathered = [Double](repeating: 0, count: starts[groupCount])
    for row in groups.indices where groups[row] >= 0 {
      if row & 0xFFFF == 0, work.stop.isStopped { break }
      gathered[places[Int(groups[row])]] = values[row]
      places[Int(groups[row])] += 1
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

/// The ranks on both sides of a quantile.
private struct Wanted: Sendable {
  let size: Int
  let share: Double
  private let low: Int

  init(size: Int64, share: Double) {
    self.size = Int(size)
    self.share = share
    low = max(0, min(self.size - 1, Int(Double(self.size - 1) * share)))
  }

  /// The bins that hold the two ranks, and the values in the bins before.
  func bins(of counts: ArraySlice<Int64>) -> (low: Int, high: Int, before: Int) {
    guard size > 0 else { return (0, 0, 0) }
    var (seen, bin) = (0, counts.startIndex)
    while seen + Int(counts[bin]) <= low {
      seen += Int(counts[bin])
      bin += 1
    }
    var (high, reached) = (bin, seen + Int(counts[bin]))
    while reached <= min(low + 1, size - 1) {
      high += 1
      reached += Int(counts[high])
    }
    return (bin - counts.startIndex, high - counts.startIndex, seen)
  }

  /// The quantile, given the values of those bins.
  func value(among values: inout [Double], before: Int) -> Double {
    guard !values.isEmpty else { return 0 }
    let last = Double(size - 1)
    let part = last * share - Double(low)
    let place = low - before
    let next = min(place + 1, values.count - 1)
    let (lower, upper) = Statistics.values(of: &values, atRanks: place, next)
    // Equal or endless neighbours are taken as they are: ∞ − ∞ would not be a number.
    return part == 0 || lower == upper ? lower : (1 - part) * lower + part * upper
  }
}

/// The group and bin of some rows as one number, and how many rows have each.
private struct BinnedRows: Sendable {
  let cells: [UInt16]
  let counts: [UInt32]

  /// The number of rows that do not count, which is beyond all groups.
  static let noCell = Int(UInt16.max)

  init(
    _ range: Range<Int>, _ values: [Double], _ groups: [Int32], _ binning: Binning, cellCount: Int
  ) {
    var cells = [UInt16](repeating: 0, count: range.count)
    var counts = [UInt32](repeating: 0, count: cellCount)
    BinnedRows.fill(range, values, groups, binning, &cells, &counts)
    (self.cells, self.counts) = (cells, counts)
  }

  private static func fill(
    _ range: Range<Int>, _ values: [Double], _ groups: [Int32], _ binning: Binning,
    _ allCells: inout [UInt16], _ allCounts: inout [UInt32]
  ) {
    var cells = allCells.mutableSpan
    var counts = allCounts.mutableSpan
    let (groups, values) = (groups.span, values.span)
    for row in range {
      var cell = BinnedRows.noCell
      if groups[row] >= 0 {
        cell = Int(groups[row]) &* Binning.bins &+ binning.bin(values[row])
        counts[cell] &+= 1
      }
      cells[row &- range.lowerBound] = UInt16(truncatingIfNeeded: cell)
    }
  }
}

/// Bins of equal width over where most of some numbers lie, and what lies beyond in the outer ones.
private struct Binning: Sendable {
  /// The number of bins: few enough that those of some groups stay in the nearest cache.
  static let bins = 1_024

  private let least: Double
  private let scale: Double

  /// Finds where most numbers lie from some thousands of them; nothing when these are all equal or
  /// endless.
  ///
  /// - Complexity: O(1).
  init?(_ values: [Double]) {
    let step = max(1, values.count / 8_192)
    let sample = stride(from: 0, to: values.count, by: step).map { values[$0] }
      .filter(\.isFinite).sorted()
    let tail = sample.count / 256
    guard let least = sample.dropFirst(tail).first, let greatest = sample.dropLast(tail).last
    else { return nil }
    let width = greatest - least
    let scale = Double(Binning.bins - 2) / width
    guard width.isFinite, width > 0, scale.isFinite, scale > 0 else { return nil }
    self.least = least
    self.scale = scale
  }

  /// The bin of a number; it never falls when the number rises.
  @inline(__always)
  func bin(_ value: Double) -> Int {
    let place = (value - least) * scale + 1
    let last = Double(Binning.bins - 1)
    return Int(truncatingIfNeeded: Int32(place > 0 ? (place < last ? place : last) : 0))
  }
}
