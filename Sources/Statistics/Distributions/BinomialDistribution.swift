import CNumerics
import Glibc

/// How many of independent trials succeed.
public struct BinomialDistribution: Hashable, Sendable {
  /// The number of trials.
  public let trials: Int
  /// The probability that one succeeds.
  public let probability: Double

  /// Makes the distribution for a number of trials and their probability.
  public init(trials: Int, probability: Double) {
    precondition(
      trials >= 0 && probability >= 0 && probability <= 1,
      "trials must not be negative and a probability lies between 0 and 1"
    )
    self.trials = trials
    self.probability = probability
  }

  /// The logarithm of the probability of exactly `count` successes (Loader 2000).
  public func logProbability(_ count: Int) -> Double {
    guard count >= 0, count <= trials else { return -.infinity }
    if probability == 0 { return count == 0 ? 0 : -.infinity }
    if probability == 1 { return count == trials ? 0 : -.infinity }
    if count == 0 { return Double(trials) * log1p(-probability) }
    if count == trials { return Double(trials) * log(probability) }
    let (x, n, y) = (Double(count), Double(trials), Double(trials - count))
    let excess = x - n * probability
    let deviance =
      Saddlepoint.deviance(x, mean: n * probability, excess: excess)
      + Saddlepoint.deviance(y, mean: n * (1 - probability), excess: -excess)
    let errors =
      Saddlepoint.stirlingError(n) - Saddlepoint.stirlingError(x) - Saddlepoint.stirlingError(y)
    return 0.5 * log(n / (2 * .pi * x * y)) + errors - deviance
  }

  /// The probability of `count` successes or more, by the incomplete beta function.
  public func upperTail(atLeast count: Int) -> Double {
    if count <= 0 { return 1 }
    if count > trials { return 0 }
    return loy_beta_lower(Double(count), Double(trials - count + 1), probability)
  }

  /// The probability of `count` successes or fewer.
  public func lowerTail(atMost count: Int) -> Double {
    if count < 0 { return 0 }
    if count >= trials { return 1 }
    return loy_beta_upper(Double(count + 1), Double(trials - count), probability)
  }
}

/// The logarithm of the number of ways to choose `k` of `n`, to the last digits for any size.
public func logChoose(_ n: Int, _ k: Int) -> Double {
  guard k >= 0, k <= n else { return -.infinity }
  return BinomialDistribution(trials: n, probability: 0.5).logProbability(k)
    + Double(n) * 0.693_147_180_559_945_3
}
