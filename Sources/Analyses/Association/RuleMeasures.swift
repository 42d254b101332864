import Glibc
import Statistics

/// The measures that `measures: all` adds, by name, with their formulae.
///
/// Names and conventions are those of the package arules where it has them (Hahsler, "A probabilistic
/// comparison of commonly used interest measures for association rules"), but for 0 log 0, which is
/// 0, and the certainty factor below a lift of 1, which is Shortliffe and Buchanan's own. What a
/// division by zero would give is endless where the limit is, and missing for 0 / 0.
struct RuleMeasures {
  /// The fourfold table of the rule.
  let table: TwoByTwo
  /// The greatest confidence of all rules with fewer items, the empty one among them.
  let wider: Double
  /// The critical value of intervals.
  let z: Double

  private var n: Double { Double(table.total) }
  private var a: Double { Double(table.a) }
  private var b: Double { Double(table.b) }
  private var c: Double { Double(table.c) }
  private var d: Double { Double(table.d) }
  /// The share inside, with the outcome, and with both.
  private var x: Double { Double(table.inside) / n }
  private var y: Double { Double(table.outcomes) / n }
  private var xy: Double { a / n }
  private var confidence: Double { a / (a + b) }

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

  /// A quotient; endless by its limit, missing for 0 / 0.
  private func ratio(_ above: Double, _ below: Double) -> Double? {
    above == 0 && below == 0 ? nil : above / below
  }

  private var riskDifference: Double? {
    table.outside > 0 ? confidence - c / (c + d) : nil
  }

  private var certainty: Double? {
    let gain = confidence - y
    return gain >= 0 ? ratio(gain, 1 - y) ?? 0 : gain / y
  }

  private var zhang: Double {
    let leverage = (a * d - b * c) / (n * n)
    let below = max(xy * (1 - x), x * (y - xy))
    return below == 0 ? 0 : leverage / below
  }

  private var kappa: Double? {
    let chance = x * y + (1 - x) * (1 - y)
    return ratio((a + d) / n - chance, 1 - chance)
  }

  private var lambda: Double? {
    let most = max(a + c, b + d)
    return ratio(max(a, b) + max(c, d) - most, n - most)
  }

  private var standardisedLift: Double? {
    guard x > 0, y > 0 else { return nil }
    let lift = xy / (x * y)
    let low = max(x + y - 1, 1 / n) / (x * y)
    let high = 1 / max(x, y)
    return ratio(lift - low, high - low) ?? 1
  }

  private var jMeasure: Double {
    func part(_ joint: Double, _ share: Double, _ prior: Double) -> Double {
      joint == 0 ? 0 : joint * log(share / prior)
    }
    return part(xy, confidence, y) + part(b / n, 1 - confidence, 1 - y)
  }

  private var mutualInformation: Double? {
    func part(_ cell: Double, _ row: Double, _ column: Double) -> Double {
      cell == 0 ? 0 : cell / n * log(cell * n / (row * column))
    }
    func entropy(_ share: Double) -> Double { share == 0 ? 0 : -share * log(share) }
    let shared =
      part(a, a + b, a + c) + part(b, a + b, b + d) + part(c, c + d, a + c)
      + part(d, c + d, b + d)
    return ratio(shared, min(entropy(x) + entropy(1 - x), entropy(y) + entropy(1 - y)))
  }

  private var gini: Double? {
    guard table.outside > 0 else { return nil }
    let outside = c / (c + d)
    func squares(_ share: Double) -> Double { share * share + (1 - share) * (1 - share) }
    return x * squares(confidence) + (1 - x) * squares(outside) - squares(y)
  }

  private var linkage: Double? {
    let excess = (a * d - b * c) / n
    guard excess != 0 else { return 0 }
    return excess > 0 ? excess / (excess + min(b, c)) : excess / (excess - min(a, d))
  }

  private var yuleY: Double? {
    let (up, down) = ((a * d).squareRoot(), (b * c).squareRoot())
    return ratio(up - down, up + down)
  }

  private var lerman: Double? {
    let expected = (a + b) * (a + c) / n
    return ratio(a - expected, expected.squareRoot())
  }

  private var implication: Double? {
    let expected = (a + b) * (b + d) / n
    return ratio(b - expected, expected.squareRoot())
  }

  private var hyperLift: Double? {
    let law = HypergeometricDistribution(
      population: table.total, successes: table.outcomes, draws: table.inside)
    let quantile = law.quantile(0.99)
    return quantile > 0 ? a / Double(quantile) : nil
  }
}
