/// The difference between the means of two separate groups, whose spreads may differ (Welch 1947).
public typealias MeanDifference = GroupDifference<Moments>

extension GroupDifference where Group == Moments {
  /// The difference, or nothing when a group is empty.
  public var value: Double? { difference(of: \.mean) }

  /// Its standard error, or nothing when a group has fewer than two numbers.
  public var standardError: Double? {
    guard let left = first.standardError, let right = second.standardError else { return nil }
    return (left * left + right * right).squareRoot()
  }

  /// The degrees of freedom by Welch and Satterthwaite.
  public var degrees: Double? {
    guard let left = first.standardError, let right = second.standardError else { return nil }
    let (a, b) = (left * left, right * right)
    guard a + b > 0 else { return nil }
    return (a + b) * (a + b) / (a * a / (first.count - 1) + b * b / (second.count - 1))
  }

  /// An interval around the difference, or nothing where it has no error or no spread.
  public func interval(confidence: Double = 0.95) -> Interval? {
    guard let value, let standardError, let degrees else { return nil }
    let t = StudentDistribution(degrees: degrees).criticalValue(confidence: confidence)
    return Interval(around: value, reach: t * standardError)
  }

  /// Welch's test that the means are equal, or nothing where it has no error or no spread.
  public var test: TestResult? {
    guard let value, let standardError, let degrees, standardError > 0 else { return nil }
    let t = value / standardError
    return TestResult(
      statistic: t, logP: StudentDistribution(degrees: degrees).logBothTails(t))
  }

  /// Student's interval, which takes the spreads to be equal; for comparison.
  public func pooledInterval(confidence: Double = 0.95) -> Interval? {
    let degrees = first.count + second.count - 2
    guard let value, let left = first.variance, let right = second.variance else { return nil }
    let pooled = ((first.count - 1) * left + (second.count - 1) * right) / degrees
    let error = (pooled * (1 / first.count + 1 / second.count)).squareRoot()
    let t = StudentDistribution(degrees: degrees).criticalValue(confidence: confidence)
    return Interval(around: value, reach: t * error)
  }
}
