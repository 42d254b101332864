import Glibc

extension TwoByTwo {
  /// The odds ratio as it stands, endless where *b* or *c* is zero, or nothing for 0 / 0.
  public var oddsRatio: Double? { Self.ratio(Double(a) * Double(d), Double(b) * Double(c)) }

  /// The odds ratio with ½ added to every cell (Haldane 1956, Anscombe 1956), always defined.
  public var haldaneOddsRatio: Double {
    (Double(a) + 0.5) * (Double(d) + 0.5) / ((Double(b) + 0.5) * (Double(c) + 0.5))
  }

  /// Woolf's 1955 interval around the odds ratio with ½ added to every cell.
  public func haldaneInterval(confidence: Double = 0.95) -> Interval {
    haldaneInterval(NormalDistribution.criticalValue(confidence: confidence))
  }

  /// The same interval from a critical value, for many tables of one confidence.
  public func haldaneInterval(_ z: Double) -> Interval {
    let cells = (Double(a) + 0.5, Double(b) + 0.5, Double(c) + 0.5, Double(d) + 0.5)
    let variance = 1 / cells.0 + 1 / cells.1 + 1 / cells.2 + 1 / cells.3
    return Self.interval(around: haldaneOddsRatio, variance: variance, z: z)
  }

  /// The outcome's share inside over that outside; endless when none is outside, nothing for 0 / 0.
  public var riskRatio: Double? {
    guard inside > 0, outside > 0 else { return nil }
    return Self.ratio(Double(a) / Double(inside), Double(c) / Double(outside))
  }

  /// The log interval of Katz (1978) around the risk ratio, or nothing when a share is zero.
  public func riskRatioInterval(confidence: Double = 0.95) -> Interval? {
    riskRatioInterval(NormalDistribution.criticalValue(confidence: confidence))
  }

  /// The same interval from a critical value, for many tables of one confidence.
  public func riskRatioInterval(_ z: Double) -> Interval? {
    guard a > 0, c > 0, let riskRatio else { return nil }
    let variance = 1 / Double(a) - 1 / Double(inside) + 1 / Double(c) - 1 / Double(outside)
    return Self.interval(around: riskRatio, variance: variance, z: z)
  }

  /// The outcome's share inside over its share of all; nothing when nobody is inside or has it.
  public var lift: Double? {
    Self.ratio(Double(total) * Double(a), Double(inside) * Double(outcomes))
  }

  /// The share of all that lies inside with the outcome, above what the margins lead to expect
  /// (Piatetsky-Shapiro 1991); the counts enter exactly.
  public var leverage: Double {
    Double(a * total - inside * outcomes) / (Double(total) * Double(total))
  }

  /// The others that the margins lead to expect inside, over those there; endless when there are none,
  /// nothing for 0 / 0 (Brin and others 1997).
  public var conviction: Double? {
    Self.ratio(Double(inside) * Double(b + d), Double(total) * Double(b))
  }

  /// The outcome's share inside.
  public var shareInside: Proportion { Proportion(a, of: inside) }

  /// The outcome's share outside.
  public var shareOutside: Proportion { Proportion(c, of: outside) }

  private static func ratio(_ above: Double, _ below: Double) -> Double? {
    if above == 0 && below == 0 { return nil }
    return above / below
  }

  /// The interval that is even around a ratio's logarithm.
  static func interval(around ratio: Double, variance: Double, confidence: Double) -> Interval {
    interval(
      around: ratio, variance: variance,
      z: NormalDistribution.criticalValue(confidence: confidence))
  }

  private static func interval(around ratio: Double, variance: Double, z: Double) -> Interval {
    let factor = exp(z * max(variance, 0).squareRoot())
    return Interval(low: ratio / factor, high: ratio * factor)
  }
}
