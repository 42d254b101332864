import Diagnostics
import Language
import Tables
import Values

extension Analysis {
  /// What a change of retention does to the value of a customer.
  static let whatif = Analysis(
    VerbDeclaration(
      name: "whatif", category: .loyalty,
      summary: "Customer value now and with more retention: \"+5 %\" as a condition to test.",
      takesTable: false, options: options, results: results, facts: facts, page: page),
    fields: { _ in fields },
    answer: { question throws(AnalysisError) in
      try RetentionChange(question).answer(fields: fields)
    })

  private static let fields = [
    Field("retention", .decimal, kind: .share), Field("clv_now", .decimal, kind: .money),
    Field("clv_then", .decimal, kind: .money), Field("gain", .decimal, kind: .share),
  ]

  private static let options = [
    OptionDeclaration(
      "retention", .numbers(1...50), standard: "80%",
      summary: "The share of customers kept in a period, one or several."),
    OptionDeclaration("plus", .number(-1...1, or: []), standard: "5%", summary: "The change."),
    OptionDeclaration(
      "change", .word(["points", "relative"]), standard: "points",
      summary: "Whether 80% and 5% make 85% or 84%."),
    OptionDeclaration(
      "margin", .number(0...1e15, or: []), standard: "100",
      summary: "The margin of a customer in a period."),
    OptionDeclaration(
      "discount", .number(0...10, or: []), standard: "10%", summary: "The discount of a period."),
    OptionDeclaration(
      "rule", .word(MarginTiming.allCases.map(\.rawValue)), standard: "perpetuity",
      summary: "When the first margin comes: for sure after a period, at once, or if retained."),
  ]

  private static let results = [
    ResultColumn("retention", "The retention now."),
    ResultColumn("clv_now", "The value of a customer with it."),
    ResultColumn("clv_then", "The value with the changed retention; missing when it has no limit."),
    ResultColumn("gain", "The quotient clv_then / clv_now less 1."),
  ]

  private static let facts = [
    ResultColumn("retention_for_25", "The least retention at which the change brings 25% or more."),
    ResultColumn("retention_for_125", "The least retention at which it brings 125% or more."),
    ResultColumn(
      "expected_periods", "For each retention the periods a customer stays, 1 / (1 - r)."),
  ]

  private static let page = HelpPage(
    formula: """
      perpetuity: clv = m / (1 + d - r); immediate: m (1 + d) / (1 + d - r);
      retained: m r / (1 + d - r), with margin m, retention r, discount d of one period
      points: r' = r + plus; relative: r' = r (1 + plus); gain = clv(r') / clv(r) - 1
      perpetuity by points: gain = plus / (1 + d - r - plus), 25% when r >= 0.75 + d for 5 points
      """,
    source: """
      S. Gupta, D. R. Lehmann 2003, J. Interact. Mark. 17, 9–24 (margin multiple); the claim of 25 \
      to 125 % is retold after F. F. Reichheld, W. E. Sasser 1990, Harv. Bus. Rev. 68(5), 105–111
      """,
    use: "When someone says that 5 % more retention lifts profit by 25 to 125 %.",
    caution: """
      Retention and margin are taken as the same for all customers and all time. "5 %" may be points \
      or relative: at 80% that is 33% or 16% more value. Nothing here says what the change costs.
      """,
    examples: [
      "customers | whatif retention: 80% plus: 5%",
      "customers | whatif retention: 50%, 80%, 90%, 95% change: relative discount: 15%",
    ],
    searchWords: [
      "retention lift", "5 percent", "customer value", "CLV", "scenario", "25 to 125",
    ])
}

/// When a customer's margins come.
enum MarginTiming: String, CaseIterable, Sendable {
  /// The first comes for sure after one period.
  case perpetuity
  /// The first comes at once.
  case immediate
  /// Each comes after a period, and only from those retained.
  case retained

  /// The value of a customer; nothing when it has no limit.
  func value(margin: Double, retention: Double, discount: Double) -> Double? {
    let rest = 1 + discount - retention
    guard rest > 1e-12 else { return nil }
    switch self {
    case .perpetuity: return margin / rest
    case .immediate: return margin * (1 + discount) / rest
    case .retained: return margin * retention / rest
    }
  }

  /// The timing in words.
  var title: String {
    switch self {
    case .perpetuity: "perpetuity, the first margin for sure after a period: m / (1 + d - r)"
    case .immediate: "immediate, the first margin at once: m (1 + d) / (1 + d - r)"
    case .retained: "retained, margins only from those retained: m r / (1 + d - r)"
    }
  }
}

/// The question behind `whatif`.
private struct RetentionChange {
  private let question: Question
  private let retentions: [Double]
  private let plus: Double
  private let isRelative: Bool
  private let margin: Double
  private let discount: Double
  private let timing: MarginTiming

  init(_ question: Question) throws(AnalysisError) {
    let step = question.step
    self.question = question
    let typed = step.numbers("retention")
    retentions = typed.isEmpty ? [0.8] : typed
    plus = step.number("plus") ?? 0.05
    isRelative = step.word("change") == "relative"
    margin = step.number("margin") ?? 100
    discount = step.number("discount") ?? 0.1
    timing = step.word("rule").flatMap(MarginTiming.init) ?? .perpetuity
    if let wrong = retentions.first(where: { $0 < 0 || $0 > 1 }) {
      throw .diagnostic(.noRetention(wrong, step: step))
    }
  }

  private func changed(_ retention: Double) -> Double {
    isRelative ? retention * (1 + plus) : retention + plus
  }

  func answer(fields: [Field]) -> Answer {
    var notes: [Diagnostic] = []
    let rows = retentions.map { retention -> [Value] in
      let (now, then, gain) = values(retention, timing)
      if then == nil { notes.append(.noLimit(changed(retention), discount: discount)) }
      return [.decimal(retention), .number(now), .number(then), .number(gain)]
    }
    return Answer(
      table: Table(fields: fields, rows: rows), facts: facts, notes: notes,
      explanation: question.wantsExplanation ? explanation : [])
  }

  private func values(
    _ retention: Double, _ timing: MarginTiming
  ) -> (now: Double?, then: Double?, gain: Double?) {
    let then = changed(retention)
    let now = timing.value(margin: margin, retention: retention, discount: discount)
    let later =
      then > 1 || then < 0
      ? nil : timing.value(margin: margin, retention: then, discount: discount)
    guard let now, let later, now > 0 else { return (now, later, nil) }
    return (now, later, later / now - 1)
  }

  private var facts: Table? {
    var facts = Facts()
    facts.add("retention_for_25", leastRetention(gain: 0.25))
    facts.add("retention_for_125", leastRetention(gain: 1.25))
    for retention in retentions where retention < 1 {
      facts.add(
        "expected_periods", group: .text(retention.percent), 1 / (1 - retention))
    }
    return facts.table
  }

  /// The retention from which on the change brings at least a gain, where it can be reached.
  private func leastRetention(gain: Double) -> Double? {
    guard timing != .retained, plus > 0 else { return nil }
    let least =
      isRelative
      ? gain * (1 + discount) / (plus + (1 + plus) * gain) : 1 + discount - plus - plus / gain
    return least >= 0 && changed(least) <= 1 ? least : nil
  }

  private var explanation: [String] {
    var lines = [
      "the claim: \(plus.level) more retention lifts profit by 25% to 125%; here it is a condition"
    ]
    for retention in retentions.prefix(5) {
      let then = changed(retention)
      lines.append(
        "  r = \(retention.percent), changed \(then.percent), d = \(discount.percent), m = "
          + "\(NumberText.shortest(margin)):")
      for rival in MarginTiming.allCases {
        let (now, later, gain) = values(retention, rival)
        let mark = rival == timing ? " (chosen)" : ""
        let figures = "\(now?.fixed(2) ?? "no limit") to \(later?.fixed(2) ?? "no limit")"
        lines.append(
          "    \(rival.title): \(figures), gain \(gain?.percent ?? "missing")\(mark)")
      }
    }
    // Margins only from those retained have no such threshold in closed form.
    for goal in [0.25, 1.25] where timing != .retained {
      let words =
        leastRetention(gain: goal).map { "from a retention of \($0.percent) on" }
        ?? "at no retention that can be reached"
      lines.append("  a gain of \(goal.percent) comes \(words)")
    }
    return lines
  }
}

extension Diagnostic {
  /// Says that a retention is no share.
  fileprivate static func noRetention(_ retention: Double, step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M8", message: "a retention lies from 0% to 100%, and \(retention.percent) does not",
      range: step.range, advice: ["for example:  whatif retention: 80%"])
  }

  /// Says that a value cannot be computed.
  fileprivate static func noLimit(_ retention: Double, discount: Double) -> Diagnostic {
    .note(
      retention > 1 || retention < 0
        ? "a retention of \(retention.percent) is not possible, so clv_then is missing"
        : "with a retention of \(retention.percent) and a discount of \(discount.percent) the value "
          + "has no limit")
  }
}
