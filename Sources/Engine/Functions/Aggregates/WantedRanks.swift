import Statistics

/// The ranks on both sides of a quantile.
struct WantedRanks: Sendable {
  /// How many values there are.
  let size: Int
  /// The share of them that lies below the quantile.
  let share: Double
  private let low: Int

  /// The ranks among so many values.
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
