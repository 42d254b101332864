extension Proportion {
  /// The ways to put an interval around a share.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// The score interval of Wilson 1927: the default, sane at 0, at 1 and for few trials.
    case wilson
    /// The exact interval of Clopper and Pearson 1934, never too short, often too long.
    case clopperPearson
    /// Wald's interval with z²/2 added to both counts (Agresti and Coull 1998).
    case agrestiCoull
    /// Wald's interval with two added to both counts ("plus four", Agresti and Coull 1998).
    case adjustedWald
    /// The equal-tailed Bayesian interval under Jeffreys' prior (Brown, Cai and DasGupta 2001).
    case jeffreys
    /// The textbook interval, too short near 0 and 1.
    case wald
  }

  /// An interval around the share, within 0 to 1, or nothing without trials.
  public func interval(_ method: Method = .wilson, confidence: Double = 0.95) -> Interval? {
    guard trials > 0 else { return nil }
    let z = NormalDistribution.criticalValue(confidence: confidence)
    switch method {
    case .wilson: return wilson(z)
    case .clopperPearson: return clopperPearson((1 - confidence) / 2)
    case .agrestiCoull: return wald(z, adding: z * z / 2)
    case .adjustedWald: return wald(z, adding: 2)
    case .jeffreys: return jeffreys((1 - confidence) / 2)
    case .wald: return wald(z, adding: 0)
    }
  }

  /// Wilson's interval from a critical value, for many shares of one confidence.
  public func wilsonInterval(_ z: Double) -> Interval? { trials > 0 ? wilson(z) : nil }

  private func wilson(_ z: Double) -> Interval {
    let square = z * z
    let middle = (successes + square / 2) / (trials + square)
    let spread = successes * failures / trials + square / 4
    let reach = z * spread.squareRoot() / (trials + square)
    return Interval(
      low: successes == 0 ? 0 : middle - reach,
      high: failures == 0 ? 1 : middle + reach
    )
  }

  private func wald(_ z: Double, adding extra: Double) -> Interval {
    let total = trials + 2 * extra
    let share = (successes + extra) / total
    let reach = z * (share * (1 - share) / total).squareRoot()
    return Interval(around: share, reach: reach).clamped(to: 0...1)
  }

  private func clopperPearson(_ tail: Double) -> Interval {
    Interval(
      low: successes == 0
        ? 0 : BetaDistribution(alpha: successes, beta: failures + 1).quantile(tail),
      high: failures == 0
        ? 1 : BetaDistribution(alpha: successes + 1, beta: failures).upperQuantile(tail)
    )
  }

  private func jeffreys(_ tail: Double) -> Interval {
    let posterior = BetaDistribution(alpha: successes + 0.5, beta: failures + 0.5)
    return Interval(low: posterior.quantile(tail), high: posterior.upperQuantile(tail))
  }
}
