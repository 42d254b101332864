import Statistics
import Work

extension AggregateInput {
  /// The quantile of the numbers in each group, exact: type 7 of Hyndman and Fan.
  ///
  /// Few groups are counted into bins first, and only the values of the bins that hold the wanted
  /// ranks are looked at; many groups are gathered and each is put partly in order.
  ///
  /// - Complexity: O(*n*) on average.
  func quantiles(
    of values: [Double], in groups: [Int32], sizes: [Int64], at share: Double
  ) -> [Double] {
    let binning = groupCount <= 64 && values.count > 1 << 15 ? Binning(values, in: work) : nil
    guard let binning else { return gatheredQuantiles(values, groups, sizes, share) }
    let wanted = sizes.map { Wanted(size: $0, share: share) }
    let bins = binning.bins
    let counts = AggregateInput(
      arguments: [], groups: groups, groupCount: groupCount, work: work
    ).tallies(bins) { range, counts in
      let (groups, values) = (groups.span, values.span)
      for row in range where groups[row] >= 0 {
        counts[Int(groups[row]) &* bins &+ binning.bin(values[row])] &+= 1
      }
    }
    let spans = (0..<groupCount).map { group in
      wanted[group].bins(of: counts[group * bins..<(group + 1) * bins])
    }
    let found = candidates(values, groups, binning, spans.map { $0.low...$0.high })
    return (0..<groupCount).map { group in
      guard sizes[group] > 0 else { return 0 }
      var few = found[group]
      return wanted[group].value(among: &few, before: spans[group].before)
    }
  }

  /// For each group its values that lie in some bins.
  private func candidates(
    _ values: [Double], _ groups: [Int32], _ binning: Binning, _ spans: [ClosedRange<Int>]
  ) -> [[Double]] {
    let lows = spans.map(\.lowerBound)
    let highs = spans.map(\.upperBound)
    let parts = try? Work.overRanges(groups.count, in: work) { range -> [[Double]] in
      var found = [[Double]](repeating: [], count: spans.count)
      let (groups, values, lows, highs) = (groups.span, values.span, lows.span, highs.span)
      for row in range where groups[row] >= 0 {
        let group = Int(groups[row])
        let bin = binning.bin(values[row])
        if bin >= lows[group], bin <= highs[group] { found[group].append(values[row]) }
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

/// Bins of equal width between the least and the greatest of some numbers.
private struct Binning: Sendable {
  let bins = 4_096
  private let least: Double
  private let scale: Double

  /// Finds the range; nothing when it is not finite or all numbers are equal.
  init?(_ values: [Double], in work: WorkContext) {
    let parts = try? Work.overRanges(values.count, in: work) { range -> (Double, Double, Bool) in
      var (least, greatest, isNumber) = (Double.infinity, -Double.infinity, true)
      let values = values.span
      for row in range {
        let value = values[row]
        least = value < least ? value : least
        greatest = value > greatest ? value : greatest
        isNumber = isNumber && value == value
      }
      return (least, greatest, isNumber)
    }
    guard let parts, parts.allSatisfy(\.2) else { return nil }
    let least = parts.reduce(Double.infinity) { min($0, $1.0) }
    let greatest = parts.reduce(-Double.infinity) { max($0, $1.1) }
    let width = greatest - least
    guard width.isFinite, width > 0, (4_095.0 / width).isFinite else { return nil }
    self.least = least
    scale = 4_095.0 / width
  }

  /// The bin of a number; it never falls when the number rises.
  @inline(__always)
  func bin(_ value: Double) -> Int { Int(truncatingIfNeeded: Int32((value - least) * scale)) }
}
