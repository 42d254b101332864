import Diagnostics
import Language
import Tables
import Values

/// The question behind `whatif`.
struct RetentionChange {
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

  /// The answer.
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
