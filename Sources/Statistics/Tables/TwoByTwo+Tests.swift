import Glibc

extension TwoByTwo {
  /// The logarithm of Fisher's exact p that the outcome is more frequent inside; 0 when certain.
  public var fisherGreaterLogP: Double { distribution.logUpperTail(atLeast: a) }

  /// The logarithm of that p, or nothing as soon as it is known to be above a limit.
  public func fisherGreaterLogP(atMost limit: Double) -> Double? {
    distribution.logUpperTail(atLeast: a, atMost: limit)
  }

  /// Fisher's exact p that the outcome is more frequent inside; exactly 1 when certain.
  public var fisherGreaterP: Double { exp(fisherGreaterLogP) }

  /// The logarithm of Fisher's exact p that the outcome is rarer inside.
  public var fisherLessLogP: Double { distribution.logLowerTail(atMost: a) }

  /// Fisher's exact p that the outcome is rarer inside.
  public var fisherLessP: Double { exp(fisherLessLogP) }

  /// The logarithm of Fisher's exact two-sided p.
  public var fisherTwoSidedLogP: Double { distribution.logBothTails(a) }

  /// Fisher's exact two-sided p: all tables that are at most as likely as this one.
  public var fisherTwoSidedP: Double { exp(fisherTwoSidedLogP) }

  /// Pearson's test without continuity correction, or nothing when a margin is empty.
  public var chiSquared: TestResult? { chiSquared(correction: 0) }

  /// Pearson's test with Yates' continuity correction, or nothing when a margin is empty.
  public var chiSquaredYates: TestResult? { chiSquared(correction: 0.5) }

  /// The likelihood-ratio test, G, whose statistic is 0 when a margin is empty.
  public var likelihoodRatio: TestResult {
    guard !hasEmptyMargin else { return TestResult(statistic: 0, logP: 0) }
    let excess = distribution.excess(a)
    let (n, rows, columns) = (Double(total), (Double(inside), Double(outside)), Double(outcomes))
    let others = Double(b + d)
    let deviance =
      Saddlepoint.deviance(Double(a), mean: rows.0 * columns / n, excess: excess)
      + Saddlepoint.deviance(Double(b), mean: rows.0 * others / n, excess: -excess)
      + Saddlepoint.deviance(Double(c), mean: rows.1 * columns / n, excess: -excess)
      + Saddlepoint.deviance(Double(d), mean: rows.1 * others / n, excess: excess)
    return TestResult(chiSquared: 2 * deviance, degrees: 1)
  }

  /// The correlation of behaviour and outcome, or nothing when a margin is empty.
  public var phi: Double? {
    guard !hasEmptyMargin else { return nil }
    return distribution.excess(a) * Double(total) / marginProduct.squareRoot()
  }

  private var marginProduct: Double {
    Double(inside) * Double(outside) * Double(outcomes) * Double(b + d)
  }

  private func chiSquared(correction: Double) -> TestResult? {
    guard !hasEmptyMargin else { return nil }
    let excess = abs(distribution.excess(a))
    let corrected = excess - min(correction, excess)
    let n = Double(total)
    return TestResult(
      chiSquared: corrected * corrected * n * n * n / marginProduct, degrees: 1)
  }
}
