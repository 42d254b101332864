/// How numbers spread between the least and the greatest, in a few bars.
struct Histogram: Hashable, Sendable {
  /// How many numbers fall into each bar.
  let counts: [Int]

  /// The most bars.
  private static let most = 12

  /// Counts numbers in bars of equal width, one for each whole number when there are few.
  ///
  /// Nothing when no number is finite or all are the same.
  init?(_ numbers: [Double], isWhole: Bool) {
    let finite = numbers.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max(), least < greatest else {
      return nil
    }
    let range = greatest - least
    guard range.isFinite else { return nil }
    let isSingle = isWhole && range < Double(Histogram.most)
    let bars = isSingle ? Int(range) + 1 : Histogram.most
    let width = isSingle ? 1 : range / Double(bars)
    var counts = [Int](repeating: 0, count: bars)
    for number in finite { counts[min(bars - 1, Int((number - least) / width))] += 1 }
    self.counts = counts
  }

  /// A bar of an eighth to eight eighths for each count; the tallest is full.
  var text: String {
    let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let tallest = Double(counts.max() ?? 1)
    return String(
      counts.map { bars[min(7, Int((Double($0) / tallest * 7).rounded()))] })
  }
}
