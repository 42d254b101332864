import Statistics

/// Which answers make promoters and detractors.
enum PromoterRule: String, CaseIterable, Sendable {
  /// Promoters 9–10, passives 7–8, detractors up to 6 (Reichheld 2003).
  case standard
  /// Detractors "below 6", as one article has it: a 6 is in no class but counts as an answer.
  case below6

  /// The greatest answer of a detractor.
  var detractorLimit: Double { self == .standard ? 6 : 5 }

  /// Whether an answer is in no class.
  func isUnclassed(_ score: Double) -> Bool { score > detractorLimit && score < 7 }

  /// The classes in words.
  var title: String {
    switch self {
    case .standard: "standard, detractors up to 6"
    case .below6: "below6, detractors up to 5 and a 6 in no class"
    }
  }

  /// The classes of a group's answers.
  func tally(_ group: ScoreGroup) -> PromoterTally {
    PromoterTally(
      promoters: group.weight { $0 >= 9 },
      passives: group.weight { $0 >= 7 && $0 < 9 },
      unclassed: group.weight(where: isUnclassed),
      detractors: group.weight { $0 <= detractorLimit }, squares: group.squares)
  }

  /// The words of the option `interval`, with what each means.
  static let intervals: [(word: String, method: PromoterCounts.Method, title: String)] = [
    ("score", .score, "Tango 1998"), ("adjusted", .adjustedWald, "Bonett and Price 2012"),
    ("wald", .wald, "the textbook's"),
  ]
}

/// How many answers fall into each class; fractions when weighted.
struct PromoterTally: Sendable {
  /// Those who would recommend.
  let promoters: Double
  /// Those in between.
  let passives: Double
  /// Those whom the rule puts into no class.
  let unclassed: Double
  /// Those who would not.
  let detractors: Double
  /// The sum of the squares of the weights.
  let squares: Double

  /// The counts behind the score; whoever is in no class counts among the answers.
  var counts: PromoterCounts {
    PromoterCounts(
      promoters: promoters, passives: passives + unclassed, detractors: detractors)
  }

  /// The number of unweighted answers of the same precision (Kish 1965).
  var effectiveAnswers: Double? {
    squares > 0 ? counts.answers * counts.answers / squares : nil
  }

  /// The interval of the score.
  func interval(_ method: PromoterCounts.Method, confidence: Double) -> Interval? {
    counts.effective(sumOfSquaredWeights: squares).interval(method, confidence: confidence)
  }
}
