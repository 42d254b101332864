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

  /// All customers.
  var n: Double { Double(table.total) }
  /// The churners inside.
  var a: Double { Double(table.a) }
  /// The stayers inside.
  var b: Double { Double(table.b) }
  /// The churners outside.
  var c: Double { Double(table.c) }
  /// The stayers outside.
  var d: Double { Double(table.d) }
  /// The share of all that lies inside.
  var x: Double { Double(table.inside) / n }
  /// The share of all that churned.
  var y: Double { Double(table.outcomes) / n }
  /// The share of all that lies inside and churned.
  var xy: Double { a / n }
  /// The share of those inside that churned.
  var confidence: Double { a / (a + b) }

  /// A quotient; endless by its limit, missing for 0 / 0.
  func ratio(_ above: Double, _ below: Double) -> Double? {
    above == 0 && below == 0 ? nil : above / below
  }
}
