import Diagnostics
import Language
import Values

extension Diagnostic {
  /// Says that nothing tells who churned.
  static func noOutcome(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "R1", message: "`\(step.verb)` needs to know who churned, and no role says it",
      range: step.range,
      advice: ["say it with:  with CONDITION  , or once for the table with:  role churned = …"])
  }

  /// Says that the word for all behaviours stands for none.
  static func noBehaviours(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "B1", message: "no behaviour is defined for this table", range: range,
      advice: [
        "define one with:  behaviour heavy_app = CONDITION  , or leave the word out: then every "
          + "column is tried"
      ])
  }

  /// Says that an endless search needs to know how many rules are wanted.
  static func endlessRules(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "B2", message: "rules without a limit of length cannot be searched yet",
      range: step.range, advice: ["give a number of behaviours, such as:  max: 4"])
  }

  /// Says that nobody or everybody churned.
  static func noContrast(
    _ name: String, customers: Int, churned: Int, unknown: Int, at range: SourceRange
  ) -> Diagnostic {
    let who = customers == 0 ? "there are no customers" : churned == 0 ? "nobody" : "everybody"
    let count = NumberText.grouped(customers)
    let known = unknown > 0 ? " (\(NumberText.grouped(unknown)) more have no value)" : ""
    let message =
      customers == 0
      ? "\(who) for whom `\(name)` is known\(known), so there is nothing to compare"
      : "`\(name)` is true for \(who) of \(count) customers\(known), so there is nothing to compare"
    return Diagnostic(code: "B3", message: message, range: range, stage: .run)
  }

  /// Says that more rules are found than fit into memory.
  static func tooManyRules(_ step: CheckedStep, limit: Int) -> Diagnostic {
    Diagnostic(
      code: "B5", message: "more than \(NumberText.grouped(limit)) rules are frequent enough",
      range: step.range,
      advice: [
        "ask for more customers of each rule, such as:  support: 5%",
        "ask for shorter rules, such as:  max: 3",
        "name fewer behaviours; `top:` alone does not help, it only shows fewer of the rules found",
      ], stage: .run)
  }

  /// Says that the search was stopped and rules are lacking.
  static let partialRules = Diagnostic.note(
    "stopped before the end: this is the part of the answer found so far, and rules are lacking")

  /// Says that no column can take part.
  static func nothingToTry(_ step: CheckedStep, _ leftOut: [LeftOut]) -> Diagnostic {
    Diagnostic(
      code: "B4", message: "no column is left to try", range: step.range,
      advice: leftOut.map { "`\($0.name)` takes no part: \($0.reason)" }, stage: .run)
  }
}
