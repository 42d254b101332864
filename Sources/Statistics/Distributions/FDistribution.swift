import CNumerics

/// Fisher's F distribution, by the incomplete beta function (Abramowitz and Stegun 26.6.2).
public struct FDistribution: Hashable, Sendable {
  /// The degrees of freedom of the numerator.
  public let numerator: Double
  /// The degrees of freedom of the denominator.
  public let denominator: Double

  /// Makes the distribution with the given degrees of freedom.
  public init(numerator: Double, denominator: Double) {
    precondition(numerator > 0 && denominator > 0, "degrees of freedom must be above zero")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The probability of a value above `f`.
  public func upperTail(_ f: Double) -> Double {
    let weighted = numerator * max(f, 0)
    if weighted.isInfinite { return 0 }
    return weighted > denominator
      ? loy_beta_lower(denominator / 2, numerator / 2, denominator / (denominator + weighted))
      : loy_beta_upper(numerator / 2, denominator / 2, weighted / (denominator + weighted))
  }

  /// The logarithm of the probability of a value above `f`, also where that underflows.
  public func logUpperTail(_ f: Double) -> Double {
    let weighted = numerator * max(f, 0)
    return loy_beta_lower_log(
      denominator / 2,
      numerator / 2,
      denominator / (denominator + weighted)
    )
  }
}
