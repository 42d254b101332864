import Glibc

extension KaplanMeier {
  /// The scales on which an interval around a point of the curve is symmetric.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// log(-log S): the default, within 0 and 1 and good for few events.
    case logLog
    /// log S: the default of R's `survival`.
    case log
    /// S itself: the textbook's.
    case plain
    /// log(S / (1 - S)).
    case logit
    /// The arc sine of √S.
    case arcsine
  }
}

extension KaplanMeier.Step {
  /// The interval of the share, nothing where the scale has none: at 0, and mostly at 1.
  ///
  /// Formulae as in `survfit` of R's `survival` 3.5.
  public func interval(
    _ method: KaplanMeier.Method = .logLog, confidence: Double = 0.95
  ) -> Interval? {
    guard survival > 0, let logError else { return nil }
    let reach = NormalDistribution.criticalValue(confidence: confidence) * logError
    switch method {
    case .plain:
      return Interval(around: survival, reach: reach * survival).clamped(to: 0...1)
    case .log:
      return Interval(low: survival * exp(-reach), high: min(1, survival * exp(reach)))
    case .logLog: return survival < 1 ? logLog(reach) : nil
    case .logit: return survival < 1 ? logit(reach) : nil
    case .arcsine: return survival < 1 ? arcsine(reach) : nil
    }
  }

  private func logLog(_ reach: Double) -> Interval {
    let scale = reach / log(survival)
    return Interval(low: pow(survival, exp(-scale)), high: pow(survival, exp(scale)))
  }

  private func logit(_ reach: Double) -> Interval {
    let middle = log(survival / (1 - survival))
    let scaled = reach / (1 - survival)
    return Interval(
      low: 1 - 1 / (1 + exp(middle - scaled)), high: 1 - 1 / (1 + exp(middle + scaled)))
  }

  private func arcsine(_ reach: Double) -> Interval {
    let middle = asin(survival.squareRoot())
    let scaled = 0.5 * reach * (survival / (1 - survival)).squareRoot()
    let low = sin(max(0, middle - scaled))
    let high = sin(min(Double.pi / 2, middle + scaled))
    return Interval(low: low * low, high: high * high)
  }
}
