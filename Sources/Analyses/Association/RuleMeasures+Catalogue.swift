import Statistics

extension RuleMeasures {
  /// The names with sentences and formulae, in the order of the columns.
  static let all: [(name: String, summary: String, value: @Sendable (RuleMeasures) -> Double?)] =
    differences + likeness + information + odds + tests

  private typealias Entry = (
    name: String, summary: String, value: @Sendable (RuleMeasures) -> Double?
  )

  private static let differences: [Entry] = [
    ("added_value", "Confidence minus base.", { $0.confidence - $0.y }),
    ("risk_difference", "The rate inside minus that outside.", { $0.riskDifference }),
    ("certainty", "The certainty factor, from -1 to 1.", { $0.certainty }),
    ("zhang", "Zhang's measure, from -1 to 1.", { $0.zhang }),
    (
      "improvement", "Confidence minus the greatest of a rule with fewer items.",
      { $0.confidence - $0.wider }
    ),
    (
      "confidence_boost", "Confidence over the greatest of a rule with fewer items.",
      { $0.ratio($0.confidence, $0.wider) }
    ),
    (
      "lift_increase", "Lift over the greatest lift of a rule with fewer items.",
      { $0.ratio($0.confidence, $0.wider) }
    ),
    (
      "counterexample", "Churners minus stayers inside, over churners.",
      { $0.ratio($0.a - $0.b, $0.a) }
    ),
    (
      "confirmed_confidence", "Churners' minus stayers' share inside.",
      { ($0.a - $0.b) / ($0.a + $0.b) }
    ),
  ]

  private static let likeness: [Entry] = [
    (
      "cosine", "Support over the root of coverage times base.",
      { $0.ratio($0.xy, ($0.x * $0.y).squareRoot()) }
    ),
    ("jaccard", "Those in both, of those in either.", { $0.ratio($0.a, $0.a + $0.b + $0.c) }),
    (
      "kulczynski", "The mean of confidence and recall.",
      { ($0.confidence + $0.a / ($0.a + $0.c)) / 2 }
    ),
    (
      "imbalance", "How unequal rule and churners are in size.",
      { abs($0.b - $0.c) / ($0.a + $0.b + $0.c) }
    ),
    (
      "max_confidence", "The greater of confidence and recall.",
      { max($0.confidence, $0.a / ($0.a + $0.c)) }
    ),
    (
      "all_confidence", "The less of confidence and recall.",
      { min($0.confidence, $0.a / ($0.a + $0.c)) }
    ),
    ("phi", "The correlation of rule and churn.", { $0.table.phi }),
    ("kappa", "Cohen's agreement above chance.", { $0.kappa }),
    ("lambda", "Goodman and Kruskal's gain in guessing churn.", { $0.lambda }),
    (
      "standardised_lift", "Lift between the least and greatest it could be.",
      { $0.standardisedLift }
    ),
  ]

  private static let information: [Entry] = [
    (
      "klosgen", "The root of support times the added value.",
      { $0.xy.squareRoot() * ($0.confidence - $0.y) }
    ),
    ("j_measure", "Smyth and Goodman's information of the rule.", { $0.jMeasure }),
    ("mutual_information", "Information shared, of the least there is.", { $0.mutualInformation }),
    ("gini", "The gain in Gini's index.", { $0.gini }),
    ("laplace", "(a + 1) / (customers + 2).", { ($0.a + 1) / ($0.a + $0.b + 2) }),
    ("rule_power_factor", "Support times confidence.", { $0.xy * $0.confidence }),
    ("sebag", "Churners over stayers inside.", { $0.ratio($0.a, $0.b) }),
    ("rld", "The relative linkage disequilibrium.", { $0.linkage }),
    ("varying_liaison", "Lift minus 1.", { $0.ratio($0.xy, $0.x * $0.y).map { $0 - 1 } }),
    ("ralambondrainy", "Stayers inside, of all customers.", { $0.b / $0.n }),
  ]

  private static let odds: [Entry] = [
    (
      "yule_q", "(ad - bc) / (ad + bc).",
      { $0.ratio($0.a * $0.d - $0.b * $0.c, $0.a * $0.d + $0.b * $0.c) }
    ),
    ("yule_y", "The same with square roots.", { $0.yuleY }),
    (
      "risk_low", "The lower end of Katz' interval of the risk ratio.",
      { $0.table.riskRatioInterval($0.z)?.low }
    ),
    ("risk_high", "Its upper end.", { $0.table.riskRatioInterval($0.z)?.high }),
    ("lerman", "The excess of churners over its spread were churn by chance.", { $0.lerman }),
    ("implication_index", "The excess of stayers over its spread.", { $0.implication }),
  ]

  private static let tests: [Entry] = [
    ("hyper_lift", "Churners over the 99 % quantile were churn by chance.", { $0.hyperLift }),
    ("chi_squared", "Pearson's statistic.", { $0.table.chiSquared?.statistic }),
    (
      "chi_squared_yates", "Pearson's statistic with Yates' correction.",
      { $0.table.chiSquaredYates?.statistic }
    ),
    ("likelihood_ratio", "The statistic G.", { $0.table.likelihoodRatio.statistic }),
  ]
}
