import Language
import Values

extension RuleTable {
  /// The columns of the result with what they hold, after those of groups.
  static let results = described.map { ResultColumn($0.field.name, $0.summary) }

  /// The fields of the result, after those of groups.
  static let fields = described.map(\.field)

  /// The fields that `measures: all` adds.
  static let measureFields = RuleMeasures.all.map { Field($0.name, .decimal, kind: .ratio) }

  /// The intervals that stand behind a column where a screen is too narrow for columns of their own.
  static let screenIntervals = [
    "odds_ratio": ["odds_low", "odds_high"],
    "adjusted_odds_ratio": ["adjusted_odds_low", "adjusted_odds_high"],
  ]

  /// The columns that give way where a screen is still too narrow, the first one first.
  static let screenSpare = [
    "churned", "lift", "rank_low", "rank_high", "revenue_excess", "customers",
    "concerned_odds_ratio", "confidence", "number",
  ]

  private static let described: [(field: Field, summary: String)] =
    counted + rates + comparisons + chances + later

  private static let counted: [(field: Field, summary: String)] = [
    (Field("number", .whole), "The number of the rule, best first."),
    (Field("rule", .text), "What the customers of the rule have in common."),
    (Field("length", .whole), "How many items the rule has."),
    (Field("customers", .whole, kind: .count), "The customers of the rule."),
    (Field("churned", .whole, kind: .count), "The churners among them."),
  ]

  private static let rates: [(field: Field, summary: String)] = [
    (Field("coverage", .decimal, kind: .share), "The rule's customers, of all customers."),
    (Field("support", .decimal, kind: .share), "The rule's churners, of all customers."),
    (Field("confidence", .decimal, kind: .share), "The share of the rule's customers who churned."),
    (Field("confidence_low", .decimal, kind: .share), "The lower end of its Wilson interval."),
    (Field("confidence_high", .decimal, kind: .share), "The upper end of its Wilson interval."),
    (Field("base", .decimal, kind: .share), "The share of all customers who churned."),
  ]

  private static let comparisons: [(field: Field, summary: String)] = [
    (Field("lift", .decimal, kind: .ratio), "Confidence divided by base."),
    (Field("leverage", .decimal, kind: .share), "Churners above expectation, of all customers."),
    (Field("conviction", .decimal, kind: .ratio), "Stayers expected, divided by stayers seen."),
    (Field("odds_ratio", .decimal, kind: .ratio), "The odds of churn inside over those outside."),
    (Field("odds_low", .decimal, kind: .ratio), "The lower end of its Haldane interval."),
    (Field("odds_high", .decimal, kind: .ratio), "The upper end of its Haldane interval."),
    (Field("risk_ratio", .decimal, kind: .ratio), "The rate of churn inside over that outside."),
  ]

  private static let chances: [(field: Field, summary: String)] = [
    (Field("p", .decimal, kind: .probability), "Fisher's one-sided p against everyone."),
    (
      Field("productive_p", .decimal, kind: .probability),
      "The largest Fisher p against the rule with one item less."
    ),
    (
      Field("adjusted_p", .decimal, kind: .probability),
      "The productive p, adjusted for all combinations that could be formed."
    ),
  ]

  private static let later: [(field: Field, summary: String)] = [
    (
      Field("adjusted_odds_ratio", .decimal, kind: .ratio),
      "The odds ratio with the strata held fixed (Mantel–Haenszel)."
    ),
    (Field("adjusted_odds_low", .decimal, kind: .ratio), "The lower end of its interval."),
    (Field("adjusted_odds_high", .decimal, kind: .ratio), "The upper end of its interval."),
    (
      Field("homogeneity_p", .decimal, kind: .probability),
      "The chance of odds ratios that differ so much among strata."
    ),
    (
      Field("concerned_odds_ratio", .decimal, kind: .ratio),
      "The odds ratio among those whom the rule concerns, where it does not apply to all."
    ),
    (Field("concerned_odds_low", .decimal, kind: .ratio), "The lower end of its interval."),
    (Field("concerned_odds_high", .decimal, kind: .ratio), "The upper end of its interval."),
    (Field("holdout_confidence", .decimal, kind: .share), "The confidence among those held out."),
    (Field("churners_explained", .decimal, kind: .share), "The rule's churners, of all churners."),
    (Field("churners_added", .whole, kind: .count), "Its churners in no rule above it."),
    (
      Field("cover_added", .whole, kind: .count),
      "The churners it adds in the fewest rules that reach as many (greedy)."
    ),
    (Field("revenue_at_risk", .decimal, kind: .money), "What the rule's churners brought."),
    (Field("revenue_excess", .decimal, kind: .money), "How much of that is above expectation."),
    (Field("selected", .decimal, kind: .share), "How often resampled customers give the rule."),
    (Field("rank_low", .whole), "The best rank it then has, but for the outer few."),
    (Field("rank_high", .whole), "The worst rank it then has, but for the outer few."),
  ]
}
