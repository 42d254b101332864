import CNumerics
import Glibc

/// Student's t distribution, by the incomplete beta function (Abramowitz and Stegun 26.7.1).
public struct StudentDistribution: Hashable, Sendable {
  /// The degrees of freedom, which need not be whole.
  public let degrees: Double

  /// Makes the distribution with the given degrees of freedom.
  public init(degrees: Double) {
    precondition(degrees > 0, "degrees of freedom must be above zero")
    self.degrees = degrees
  }

  /// The probability of a value at least as far from zero as `t`, on either side.
  public func bothTails(_ t: Double) -> Double {
    let square = t * t
    if square.isInfinite { return 0 }
    return square < degrees
      ? loy_beta_upper(0.5, degrees / 2, square / (degrees + square))
      : loy_beta_lower(degrees / 2, 0.5, degrees / (degrees + square))
  }

  /// The logarithm of `bothTails`, also where that underflows.
  public func logBothTails(_ t: Double) -> Double {
    let square = t * t
    if square < degrees { return log(bothTails(t)) }
    return loy_beta_lower_log(degrees / 2, 0.5, degrees / (degrees + square))
  }

  /// The probability of a value up to `t`.
  public func lowerTail(_ t: Double) -> Double { upperTail(-t) }

  /// The probability of a value above `t`.
  public func upperTail(_ t: Double) -> Double {
    let half = 0.5 * bothTails(t)
    return t >= 0 ? half : 1 - half
  }

  /// The point below which lies the given probability.
  public func quantile(_ probability: Double) -> Double {
    if probability > 0.5 { return -quantile(1 - probability) }
    return -magnitude(bothTails: 2 * probability)
  }

  /// The distance from zero that holds the given share of the distribution.
  public func criticalValue(confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    return magnitude(bothTails: 1 - confidence)
  }

  /// The distance from zero beyond which lies the given probability, both sides together.
  private func magnitude(bothTails probability: Double) -> Double {
    if probability >= 1 { return 0 }
    // The smaller of x and 1 − x is asked for, since their quotient needs both to full precision.
    let x = loy_beta_lower_inverse(degrees / 2, 0.5, probability)
    if x < 0.5 { return (degrees * (1 - x) / x).squareRoot() }
    let rest = loy_beta_upper_inverse(0.5, degrees / 2, probability)
    return (degrees * rest / (1 - rest)).squareRoot()
  }
}
