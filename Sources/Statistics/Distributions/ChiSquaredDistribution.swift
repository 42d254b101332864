import CNumerics

/// The chi-squared distribution, by the incomplete gamma function.
public struct ChiSquaredDistribution: Hashable, Sendable {
  /// The degrees of freedom.
  public let degrees: Double

  /// Makes the distribution with the given degrees of freedom.
  public init(degrees: Double) {
    precondition(degrees > 0, "degrees of freedom must be above zero")
    self.degrees = degrees
  }

  /// The probability of a value up to `x`.
  public func lowerTail(_ x: Double) -> Double { loy_gamma_lower(degrees / 2, max(x, 0) / 2) }

  /// The probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double { loy_gamma_upper(degrees / 2, max(x, 0) / 2) }

  /// The logarithm of the probability of a value above `x`, also where that underflows.
  public func logUpperTail(_ x: Double) -> Double {
    loy_gamma_upper_log(degrees / 2, max(x, 0) / 2)
  }

  /// The point below which lies the given probability.
  public func quantile(_ probability: Double) -> Double {
    2 * loy_gamma_lower_inverse(degrees / 2, probability)
  }

  /// The point above which lies the given probability.
  public func upperQuantile(_ probability: Double) -> Double {
    2 * loy_gamma_upper_inverse(degrees / 2, probability)
  }
}
