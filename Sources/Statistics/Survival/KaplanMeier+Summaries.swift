extension KaplanMeier {
  /// A time with the ends of its interval, each missing where the curve never gets there.
  public struct Quantile: Hashable, Sendable {
    /// The time by which the share has had the event.
    public let time: Double?
    /// The time at which the lower band of the curve gets there.
    public let low: Double?
    /// The time at which the upper band gets there.
    public let high: Double?
  }

  /// The time by which a share has had the event, such as the median.
  ///
  /// Where the curve runs level exactly at 1 - share, the middle of the level stretch, as R's
  /// `quantile.survfit` takes it; nothing when the curve stays above.
  public func quantile(
    _ share: Double = 0.5, _ method: Method = .logLog, confidence: Double = 0.95
  ) -> Quantile {
    let ends = steps.map { $0.interval(method, confidence: confidence) }
    return Quantile(
      time: crossing(share, steps.map(\.survival)),
      low: crossing(share, ends.map { $0?.low }), high: crossing(share, ends.map { $0?.high }))
  }

  /// The first time at which a falling curve is below 1 - share, or the middle of a level there.
  private func crossing(_ share: Double, _ curve: [Double?]) -> Double? {
    let level = 1 - share
    let nearness = Double.ulpOfOne.squareRoot()
    let known = curve.indices.filter { curve[$0] != nil }
    func first(_ isMeant: (Double) -> Bool) -> Int? {
      known.first { curve[$0].map(isMeant) ?? false }
    }
    guard let reached = first({ $0 < level + nearness }) else { return nil }
    guard let value = curve[reached], value > level - nearness else { return steps[reached].time }
    let below = first { $0 < level - nearness } ?? known.last ?? reached
    return (steps[reached].time + steps[below].time) / 2
  }

  /// The mean time without an event, of which no more than `limit` counts for anyone.
  public struct RestrictedMean: Hashable, Sendable {
    /// The mean: the area under the curve up to the limit.
    public let value: Double
    /// Its standard error by Greenwood's formula.
    public let standardError: Double
    /// The limit.
    public let limit: Double

    /// The interval, symmetric around the mean.
    public func interval(confidence: Double = 0.95) -> Interval {
      let z = NormalDistribution.criticalValue(confidence: confidence)
      return Interval(around: value, reach: z * standardError)
    }
  }

  /// The restricted mean time up to a limit, by default the last time anyone was watched.
  ///
  /// Its error is √Σ A(t)² d / (n (n - d)), A(t) the area from t to the limit (Klein and
  /// Moeschberger 2003, equation 4.5.2), not the spread of the times themselves.
  public func restrictedMean(to limit: Double? = nil) -> RestrictedMean? {
    guard let limit = limit ?? table.lastTime, limit >= 0 else { return nil }
    let inside = steps.filter { $0.time <= limit }
    var (area, variance, end) = (0.0, 0.0, limit)
    for step in inside.reversed() {
      area += step.survival * (end - step.time)
      end = step.time
      if step.events > 0, step.events < step.atRisk {
        variance += area * area * step.events / (step.atRisk * (step.atRisk - step.events))
      }
    }
    return RestrictedMean(
      value: area + end, standardError: variance.squareRoot(), limit: limit)
  }
}
