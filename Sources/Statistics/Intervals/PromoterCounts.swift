/// How many answers promote, pass and detract: what the net promoter score is made of.
public struct PromoterCounts: Hashable, Sendable {
  /// Answers of 9 or 10.
  public let promoters: Double
  /// Answers of 7 or 8.
  public let passives: Double
  /// Answers of 6 or less.
  public let detractors: Double

  /// Makes counts, which weights may make fractions.
  public init(promoters: Double, passives: Double, detractors: Double) {
    precondition(
      promoters >= 0 && passives >= 0 && detractors >= 0,
      "a count must not be negative"
    )
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
  }

  /// Makes counts from whole numbers of answers.
  public init(promoters: Int, passives: Int, detractors: Int) {
    self.init(
      promoters: Double(promoters),
      passives: Double(passives),
      detractors: Double(detractors)
    )
  }

  /// All answers together.
  public var answers: Double { promoters + passives + detractors }

  /// The net promoter score from −100 to 100, or nothing without answers.
  public var score: Double? {
    answers > 0 ? 100 * (promoters - detractors) / answers : nil
  }

  /// The counts that unweighted answers of the same precision would have (Kish 1965).
  ///
  /// The counts given are sums of weights; their total shrinks to (Σw)² / Σw².
  public func effective(sumOfSquaredWeights: Double) -> PromoterCounts {
    guard answers > 0, sumOfSquaredWeights > 0 else { return self }
    let factor = answers / sumOfSquaredWeights
    return PromoterCounts(
      promoters: promoters * factor,
      passives: passives * factor,
      detractors: detractors * factor
    )
  }
}
