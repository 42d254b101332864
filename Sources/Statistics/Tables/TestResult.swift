import Glibc

/// What a test found: its statistic and how surprising that is.
public struct TestResult: Hashable, Sendable {
  /// The statistic of the test.
  public let statistic: Double
  /// The logarithm of p, which says more than p where p underflows.
  public let logP: Double

  /// Makes a result from a statistic and the logarithm of its p.
  public init(statistic: Double, logP: Double) {
    self.statistic = statistic
    self.logP = logP
  }

  /// Makes the result of a test whose statistic follows a chi-squared distribution.
  public init(chiSquared: Double, degrees: Int) {
    statistic = chiSquared
    logP = ChiSquaredDistribution(degrees: Double(degrees)).logUpperTail(chiSquared)
  }

  /// The probability of a statistic at least as extreme when there is nothing to find.
  public var p: Double { exp(logP) }
}
