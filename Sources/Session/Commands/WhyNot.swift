import Analyses
import Diagnostics
import Language

extension Command {
  /// `why not "RULE"`, `why not N`.
  static let whyNot = Command(
    CommandDeclaration(
      name: "why", shape: .whyNot,
      summary: "Says why the last answer of `associate` does not list a rule.",
      form: "why not \"RULE\" | why not NUMBER",
      page: HelpPage(
        use: """
          When a rule you expected is not there: too few customers, the same customers as another, \
          nothing beyond a part of it, explained by another behaviour, or a p that may be chance.
          """,
        caution: "A number is a row of the last `associate … keep: all`; a text is as rules print.",
        examples: [
          "use customers ; associate top: 3 ; why not \"tier=gold\"",
          "use customers ; associate keep: all top: 50 ; why not 40",
        ],
        searchWords: ["rule", "missing", "held back", "reason", "significant"]))
  ) { session, arguments, context throws(SessionError) in
    guard case .whyNot(let value) = arguments else { return }
    guard let book = session.rules, let reasons = book.reasons else {
      throw SessionError(.noRules(at: context.range))
    }
    guard case .literal(let literal) = value.kind else { return }
    switch literal {
    case .whole(let number):
      guard let lines = reasons.why(number: Int(clamping: number)) else {
        throw SessionError(.noRuleRow(number, at: value.range, count: book.conditions.count))
      }
      session.receive(.page(lines))
    case .text(let parts):
      let text = try session.text(of: TextArgument(parts: parts, range: value.range))
      session.receive(.page(reasons.why(text: text)))
    default: throw SessionError(.noRuleRow(0, at: value.range, count: book.conditions.count))
    }
  }
}

extension Diagnostic {
  /// Says that no answer with rules is at hand.
  fileprivate static func noRules(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "U9", message: "there is no answer of `associate` to ask about", range: range,
      advice: ["run one first, such as:  associate top: 10"])
  }

  /// Says that the last answer has no row of a number.
  fileprivate static func noRuleRow(
    _ number: Int64, at range: SourceRange, count: Int
  ) -> Diagnostic {
    Diagnostic(
      code: "N12", message: "the last answer of `associate` has no row \(number)", range: range,
      advice: [
        count == 0
          ? "it has no rows; name the rule:  why not \"a=b & c=d\""
          : "its rows are numbered from 1 to \(count)"
      ])
  }
}
