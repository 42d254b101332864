import Language
import Values

/// What a share of rows calls its columns, so that `rate` and `churn` share their arithmetic.
struct RateWords: Sendable {
  /// The column of all rows.
  let rows: String
  /// The column of the rows that meet the condition.
  let hits: String

  /// The words of `rate`.
  static let rate = RateWords(rows: "rows", hits: "hits")
  /// The words of `churn`.
  static let churn = RateWords(rows: "customers", hits: "churned")

  /// The fixed fields of a result, those of an exposure only when one is given.
  func fields(perExposure: CheckedExpression?) -> [Field] {
    let fixed = [
      Field(rows, .whole, kind: .count), Field("unknown", .whole, kind: .count),
      Field(hits, .whole, kind: .count), Field("rate", .decimal, kind: .share),
      Field("low", .decimal, kind: .share), Field("high", .decimal, kind: .share),
      Field("times_overall", .decimal, kind: .ratio),
    ]
    guard let perExposure else { return fixed }
    return fixed + [
      Field("exposure", .decimal, kind: perExposure.type.kind),
      Field("rate_per_unit", .decimal), Field("rate_per_unit_low", .decimal),
      Field("rate_per_unit_high", .decimal),
    ]
  }

  /// The fields of the result of a step.
  func fields(of step: CheckedStep) -> [Field] {
    let fixed = fields(perExposure: step.exposure)
    return GroupColumns(step, beside: fixed).fields + fixed
  }

  /// The result columns with what they hold.
  var results: [ResultColumn] {
    [
      ResultColumn(rows, "All \(rows) of the group."),
      ResultColumn("unknown", "Those for which the condition is missing; they are left out."),
      ResultColumn(hits, "Those that meet the condition."),
      ResultColumn("rate", "The share \(hits) / (\(rows) - unknown)."),
      ResultColumn("low", "The lower end of the share's Wilson interval."),
      ResultColumn("high", "The upper end of the share's Wilson interval."),
      ResultColumn("times_overall", "The share divided by that of all groups together."),
      ResultColumn("exposure", "With `per`: the sum of the exposure, where it is known."),
      ResultColumn("rate_per_unit", "With `per`: events divided by exposure."),
      ResultColumn(
        "rate_per_unit_low", "With `per`: the lower end of the exact Poisson interval."),
      ResultColumn(
        "rate_per_unit_high", "With `per`: the upper end of the exact Poisson interval."),
    ]
  }

  /// The facts of the footer with what they hold.
  static let facts = [
    ResultColumn("rate", "The share of all groups together."),
    ResultColumn("rate_per_unit", "With `per`: the rate of all groups together."),
    ResultColumn("chi_squared", "Pearson's test that all groups have the same share."),
    ResultColumn("degrees", "The degrees of freedom of that test."),
    ResultColumn("p", "The probability of such differences if all groups were alike."),
    ResultColumn("log_p", "Its natural logarithm, where p is too small to be held."),
  ]
}

extension CheckedStep {
  /// The formula after `per`.
  var exposure: CheckedExpression? { clauses[.per]?.first?.expression }
}
