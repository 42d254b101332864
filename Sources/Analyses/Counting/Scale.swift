import Diagnostics
import Language
import Values

/// The whole numbers from one to another that a questionnaire offers as answers.
struct Scale: Hashable, Sendable {
  /// The least answer.
  let low: Int
  /// The greatest answer.
  let high: Int

  /// Creates a scale.
  init(_ low: Int, _ high: Int) {
    self.low = low
    self.high = high
  }

  /// The scale an option declares, nothing when it was not typed.
  init?(declaredIn step: CheckedStep) throws(AnalysisError) {
    let ends = step.numbers("scale")
    guard !ends.isEmpty else { return nil }
    guard ends.count == 2, let low = Int(exactly: ends[0]), let high = Int(exactly: ends[1]),
      low < high, abs(low) <= Scale.limit, abs(high) <= Scale.limit, high - low < 1000
    else { throw .diagnostic(.noScale(step)) }
    self.init(low, high)
  }

  private static let limit = 1_000_000

  /// The scale in words, such as `0 to 10`.
  var text: String { "\(low) to \(high)" }

  /// Whether a number is an answer on the scale.
  func contains(_ score: Double) -> Bool {
    score >= Double(low) && score <= Double(high) && Int(exactly: score) != nil
  }

  /// The error that answers off the scale are, each value with its count, when there are any.
  func offScale(_ group: ScoreGroup, of subject: Subject, in step: CheckedStep) -> Diagnostic? {
    let odd = group.answers.filter { !contains($0.score) }
    guard !odd.isEmpty else { return nil }
    let count = odd.reduce(0) { $0 + $1.count }
    let shown = odd.prefix(5).map { "\(NumberText.shortest($0.score)) (\($0.count.counted))" }
    let rest = odd.count > 5 ? " and \(odd.count - 5) more" : ""
    let verb = count == 1 ? "is" : "are"
    return Diagnostic(
      code: "M2",
      message: "\(count.counted) of \(group.answerCount.counted) answers in `\(subject.name)` "
        + "\(verb) not on the scale \(text): \(shown.joined(separator: ", "))\(rest)",
      range: subject.range, label: "whole numbers from \(text) are wanted",
      advice: advice(odd, of: subject, in: step), stage: .run)
  }

  /// The usual scale that all off-scale answers are on, when there is one.
  private func wider(_ odd: [ScoreAnswer]) -> Scale? {
    [Scale(0, 5), Scale(1, 7), Scale(0, 10)].first { scale in
      odd.allSatisfy { scale.contains($0.score) }
    }
  }

  private func advice(
    _ odd: [ScoreAnswer], of subject: Subject, in step: CheckedStep
  ) -> [String] {
    let (name, verb) = (subject.typedName, step.verb)
    if let wider = wider(odd), step.verb != "nps", step.options["scale"] == nil {
      return ["say which scale was asked:  \(verb) \(name) scale: \(wider.low), \(wider.high)"]
    }
    let isAbove = odd.allSatisfy { $0.score > Double(high) }
    let isBelow = odd.allSatisfy { $0.score < Double(low) }
    if isAbove, odd.count == 1, let code = odd.first {
      return [
        "if \(NumberText.shortest(code.score)) stands for no answer, leave it out:  "
          + "filter \(name) <= \(high) | \(verb) \(name)"
      ]
    }
    if isAbove { return ["leave them out with:  filter \(name) <= \(high) | \(verb) \(name)"] }
    if isBelow { return ["leave them out with:  filter \(name) >= \(low) | \(verb) \(name)"] }
    let list = (low...high).prefix(12).map(String.init).joined(separator: ", ")
    return ["leave them out with:  filter \(name) in (\(list)) | \(verb) \(name)"]
  }
}

extension OptionDeclaration {
  /// The scale of a questionnaire's answers.
  static func scale(_ standard: Scale, summary: String) -> OptionDeclaration {
    OptionDeclaration(
      "scale", .numbers(2...2), standard: "\(standard.low), \(standard.high)", summary: summary)
  }
}

extension Diagnostic {
  /// Says that the option `scale` does not name a scale.
  fileprivate static func noScale(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M3", message: "`scale:` wants the least and the greatest answer, two whole numbers",
      range: step.range, advice: ["for example:  scale: 1, 5"])
  }
}
