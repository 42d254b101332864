import Diagnostics
import Engine
import Language
import Values

extension AnswerScale {
  /// The scale an option declares, nothing when it was not typed.
  init?(declaredIn step: CheckedStep) throws(AnalysisError) {
    let ends = step.numbers("scale")
    guard !ends.isEmpty else { return nil }
    guard let scale = AnswerScale(ends: ends, spanning: 1) else {
      throw .diagnostic(.noScale(step))
    }
    self = scale
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

  private func advice(
    _ odd: [ScoreAnswer], of subject: Subject, in step: CheckedStep
  ) -> [String] {
    let (name, verb) = (subject.typedName, step.verb)
    let again = "\(verb) \(step.words(naming: name))"
    if let wider = wider(odd.map(\.score)), step.verb != "nps", step.options["scale"] == nil {
      return ["say which scale was asked:  \(verb) \(name) scale: \(wider.low), \(wider.high)"]
    }
    let isAbove = odd.allSatisfy { $0.score > Double(high) }
    let isBelow = odd.allSatisfy { $0.score < Double(low) }
    if isAbove, odd.count == 1, let code = odd.first {
      return [
        "if \(NumberText.shortest(code.score)) stands for no answer, leave it out:  "
          + "filter \(name) <= \(high) | \(again)"
      ]
    }
    if isAbove { return ["leave them out with:  filter \(name) <= \(high) | \(again)"] }
    if isBelow { return ["leave them out with:  filter \(name) >= \(low) | \(again)"] }
    let list = (low...high).prefix(12).map(String.init).joined(separator: ", ")
    return ["leave them out with:  filter \(name) in (\(list)) | \(again)"]
  }
}

extension CheckedStep {
  /// The words after the verb, with a column in front that a role or a parameter stood for.
  func words(naming column: String) -> String {
    let rest = text.split(separator: " ").dropFirst().drop { $0.hasPrefix("$") }
      .joined(separator: " ")
    return rest.hasPrefix(column)
      ? rest : [column, rest].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension OptionDeclaration {
  /// The scale of a questionnaire's answers.
  static func scale(_ standard: AnswerScale, summary: String) -> OptionDeclaration {
    OptionDeclaration(
      "scale", .numbers(2...2), standard: "\(standard.low), \(standard.high)", summary: summary)
  }
}

extension Diagnostic {
  /// Says that the option `scale` does not name a scale.
  fileprivate static func noScale(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M3",
      message: "`scale:` wants the least and the greatest answer, two whole numbers from -1000 to "
        + "1000",
      range: step.range, advice: ["for example:  scale: 1, 5"])
  }
}
