import Glibc

/// Whether the numbers of one group tend to be greater than those of another (Mann, Whitney 1947).
public struct RankComparison: Hashable, Sendable {
  /// How many pairs have the greater number in the first group, ties counted half.
  public let statistic: Double
  /// How many numbers the first group has.
  public let firstCount: Int
  /// How many numbers the second group has.
  public let secondCount: Int
  /// The sum of t³ − t over numbers that occur t times.
  private let ties: Double

  /// Compares two groups of numbers.
  /// - Complexity: O(*n* log *n*).
  public init(_ first: [Double], with second: [Double]) {
    (firstCount, secondCount) = (first.count, second.count)
    let (left, right) = (first.sorted(), second.sorted())
    var (wins, ties) = (0.0, 0.0)
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      let value = min(i < left.count ? left[i] : .infinity, j < right.count ? right[j] : .infinity)
      let (start, other) = (i, j)
      while i < left.count, left[i] == value { i += 1 }
      while j < right.count, right[j] == value { j += 1 }
      let (here, there) = (Double(i - start), Double(j - other))
      wins += here * (Double(other) + there / 2)
      let size = here + there
      ties += size * size * size - size
    }
    statistic = wins
    self.ties = ties
  }

  /// The chance that a number of the first group is the greater one, ties counted half.
  public var superiority: Double? {
    let pairs = Double(firstCount) * Double(secondCount)
    return pairs > 0 ? statistic / pairs : nil
  }

  /// The test by the normal law with ties and a correction for continuity, as SciPy and R have it.
  public var test: TestResult? {
    let (m, n) = (Double(firstCount), Double(secondCount))
    let total = m + n
    guard m > 0, n > 0, total > 1 else { return nil }
    let variance = m * n / 12 * (total + 1 - ties / (total * (total - 1)))
    guard variance > 0 else { return nil }
    let distance = max(abs(statistic - m * n / 2) - 0.5, 0)
    let z = distance / variance.squareRoot()
    return TestResult(
      statistic: z, logP: min(0, NormalDistribution.logUpperTail(z) + 0.693_147_180_559_945_3))
  }
}
