import CNumerics

/// The beta distribution, by the incomplete beta function.
public struct BetaDistribution: Hashable, Sendable {
  /// The first shape, which pulls towards 1.
  public let alpha: Double
  /// The second shape, which pulls towards 0.
  public let beta: Double

  /// Makes the distribution with the given shapes.
  public init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && beta > 0, "the shapes of a beta distribution must be above zero")
    self.alpha = alpha
    self.beta = beta
  }

  /// The probability of a value up to `x`.
  public func lowerTail(_ x: Double) -> Double { loy_beta_lower(alpha, beta, min(max(x, 0), 1)) }

  /// The probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double { loy_beta_upper(alpha, beta, min(max(x, 0), 1)) }

  /// The point below which lies the given probability.
  public func quantile(_ probability: Double) -> Double {
    loy_beta_lower_inverse(alpha, beta, probability)
  }

  /// The point above which lies the given probability.
  public func upperQuantile(_ probability: Double) -> Double {
    loy_beta_upper_inverse(alpha, beta, probability)
  }
}
