/// The difference between the medians of two separate groups (Price and Bonett 2002).
public struct MedianDifference: Hashable, Sendable {
  /// The median of the first group.
  public let first: Double
  /// The median of the second group.
  public let second: Double
  /// The standard error of the difference.
  public let standardError: Double

  /// Makes the difference `first` − `second`, or nothing when a group has fewer than five numbers.
  /// - Complexity: O(*n* log *n*).
  public init?(_ first: [Double], minus second: [Double]) {
    var (left, right) = (first.sorted(), second.sorted())
    guard left.count >= 5, right.count >= 5,
      let leftVariance = Self.variance(left), let rightVariance = Self.variance(right),
      let leftMedian = median(of: &left), let rightMedian = median(of: &right)
    else { return nil }
    self.first = leftMedian
    self.second = rightMedian
    standardError = (leftVariance + rightVariance).squareRoot()
  }

  /// The difference.
  public var value: Double { first - second }

  /// The interval around the difference.
  public func interval(confidence: Double = 0.95) -> Interval {
    let z = NormalDistribution.criticalValue(confidence: confidence)
    return Interval(around: value, reach: z * standardError)
  }

  /// The variance of a median from the distance of two of the ordered numbers around it.
  ///
  /// Price and Bonett, equations 2 and 3: c = (n + 1)/2 − √n, rounded.
  private static func variance(_ sorted: [Double]) -> Double? {
    let n = sorted.count
    let place = max(1, Int((Double(n + 1) / 2 - Double(n).squareRoot()).rounded()))
    let tail = BinomialDistribution(trials: n, probability: 0.5).lowerTail(atMost: place - 1)
    let z = -NormalDistribution.quantile(tail)
    guard z > 0 else { return nil }
    let deviation = (sorted[n - place] - sorted[place - 1]) / (2 * z)
    return deviation * deviation
  }
}
