import CNumerics
import Glibc

/// The normal distribution with mean 0 and standard deviation 1.
public enum NormalDistribution {
  /// The probability of a value up to `z`.
  public static func lowerTail(_ z: Double) -> Double {
    0.5 * loy_erfc(-z * 0.5.squareRoot())
  }

  /// The probability of a value above `z`.
  public static func upperTail(_ z: Double) -> Double {
    0.5 * loy_erfc(z * 0.5.squareRoot())
  }

  /// The logarithm of the probability of a value above `z`, also where that underflows.
  public static func logUpperTail(_ z: Double) -> Double {
    if z < -1 { return log1p(-upperTail(-z)) }
    if z < 30 { return log(upperTail(z)) }
    return loy_gamma_upper_log(0.5, 0.5 * z * z) - 0.693_147_180_559_945_3
  }

  /// The point below which lies the given probability.
  public static func quantile(_ probability: Double) -> Double {
    -(2.0.squareRoot()) * loy_erfc_inverse(2 * probability)
  }

  /// The distance from the middle that holds the given share of the distribution: 1.96 for 95 %.
  public static func criticalValue(confidence: Double) -> Double {
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    return 2.0.squareRoot() * loy_erfc_inverse(1 - confidence)
  }
}
