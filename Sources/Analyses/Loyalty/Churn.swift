import Diagnostics
import Engine
import Language
import Statistics
import Values

extension Analysis {
  /// The share of customers who left.
  static let churn = Analysis(
    VerbDeclaration(
      name: "churn", category: .loyalty,
      summary: "Share of customers who left, with its interval.",
      slot: SlotDeclaration(.expression, [Argument("churned", .condition, role: .churned)]),
      clauses: [.groups, .exposure], options: [.level], results: RateWords.churn.results,
      facts: RateWords.facts, page: page),
    fields: { RateWords.churn.fields(of: $0) },
    answer: { question throws(AnalysisError) in
      let rate = try RateQuestion(question, words: .churn, role: .churned)
      var answer = try rate.answer()
      if question.step.exposure == nil { answer.notes.append(.snapshotShare(question.roles)) }
      if question.wantsExplanation { answer.explanation += try rate.tenureLines() }
      return answer
    })

  private static let page = HelpPage(
    formula: """
      rate = churned / (customers - unknown)
      with per: rate_per_unit = churned / sum of the exposure, say months of tenure
      """,
    source: """
      The share of a snapshot, as the Telco data sets count it; seven published rates per month \
      differ by a third on one data set, so `retention` names its rule. Intervals as in `rate`.
      """,
    use: "To see which customers leave more often than others, in a table of one row a customer.",
    caution: """
      A snapshot share depends on how long customers have been watched: of customers from ten \
      years ago more have left. It is no rate per month; `churn per tenure` is, if it is steady.
      """,
    examples: [
      "customers | churn by contract",
      "customers | filter region = \"north\" | churn by tier level: 90%",
      "customers | derive months = (coalesce(ended, asof) - joined) / 30.44 | churn by tier per months",
    ],
    searchWords: [
      "attrition", "cancel", "leave", "left", "lost", "defection", "turnover", "流失", "odljev",
    ])
}

extension RateQuestion {
  /// The rival of a snapshot share: the rate for each unit of tenure, when tenure is known.
  func tenureLines() throws(AnalysisError) -> [String] {
    guard question.step.exposure == nil, once == nil, let tenure = question.roles[.tenure],
      tenure.type.type.isNumber
    else { return [] }
    let counts = try RateCounts(
      condition.expression, per: tenure, by: columns, of: question.input,
      engine: question.engine)
    guard let share = counts.overall.share.value, let rate = counts.overall.rate else { return [] }
    let all = counts.overall
    return [
      "two readings of all \(all.rows.counted) customers side by side:",
      "  share of the snapshot (chosen): "
        + "\(all.hits.counted) / \(all.known.counted) = \(share.percent)",
      "  per unit of tenure: \(all.events.counted) / \(all.exposure.counted) = \(rate.percent)",
    ]
  }
}

extension Diagnostic {
  /// Says what a share of a snapshot is not, and what to type on this table for a rate.
  fileprivate static func snapshotShare(_ roles: [Role: CheckedExpression]) -> Diagnostic {
    let share = "this is the share who had left when the data was taken, no rate per month"
    if let tenure = roles[.tenure], tenure.type.type.isNumber {
      return .note("\(share); for that:  churn per tenure")
    }
    if let joined = roles[.joined]?.columnName, let ended = roles[.ended]?.columnName {
      let days = "coalesce(\(Name.source(of: ended)), asof) - \(Name.source(of: joined))"
      return .note("\(share); for one per day:  derive days = \(days) | churn per days")
    }
    return .note(
      "\(share); for that:  churn per TENURE, a column with the time each was a customer")
  }
}
