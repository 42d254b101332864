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
      code: "B2", message: "rules without a limit of length cannot all be listed",
      range: step.range,
      advice: [
        "say how many of the best you want, such as:  max: none top: 20",
        "or give a number of behaviours, such as:  max: 4 top: all",
      ])
  }

  /// Says that a search that follows only the best rules lacks what an option needs.
  static func endlessWith(_ words: String, _ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "B6",
      message: "`\(words)` needs every rule, and `max: none` follows only the best",
      range: step.range, advice: ["give a number of behaviours, such as:  max: 4"])
  }

  /// Says that what customers bring is no number.
  static func noAmount(_ name: String, _ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "B10", message: "`\(name)` holds no numbers, so it cannot be what customers bring",
      range: step.range, advice: ["name a column of amounts, such as:  value: monthly_fee"])
  }

  /// Says that what is to be held fixed makes no strata, or too many.
  static func noStrata(_ name: String, at range: SourceRange, _ reason: String) -> Diagnostic {
    Diagnostic(
      code: "B7", message: "`\(name)` cannot be held fixed: \(reason)", range: range,
      advice: ["hold something with a few values fixed, such as:  given bands(age, 10)"],
      stage: .run)
  }

  /// Says that nobody or everybody churned.
  static func noContrast(
    _ name: String, customers: Int, churned: Int, unknown: Int, at range: SourceRange
  ) -> Diagnostic {
    let who = customers == 0 ? "there are no customers" : churned == 0 ? "nobody" : "everybody"
    let count = NumberText.grouped(customers)
    let known = unknown > 0 ? " (\(NumberText.grouped(unknown)) more have no value)" : ""
    let all =
      customers == 1
      ? "\(churned == 1) for the only customer" : "true for \(who) of \(count) customers"
    let message =
      customers == 0
      ? "\(who) for whom `\(name)` is known\(known), so there is nothing to compare"
      : "`\(name)` is \(all)\(known), so there is nothing to compare"
    return Diagnostic(code: "B3", message: message, range: range, stage: .run)
  }

  /// Says that more rules are found than fit into memory.
  ///
  /// - Parameters:
  ///   - settings: what was asked; the advice asks for less.
  ///   - counted: whom the threshold of support counts, such as customers.
  ///   - fewer: how there are fewer items.
  static func tooManyRules(
    _ step: CheckedStep, _ settings: AssociationSettings, limit: Int, of counted: String,
    fewer: String
  ) -> Diagnostic {
    let support = min(1, max(0.05, 2 * settings.support))
    let shorter = settings.maximum.flatMap { $0 > 1 ? $0 - 1 : nil }
    return Diagnostic(
      code: "B5", message: "more than \(NumberText.grouped(limit)) rules are frequent enough",
      range: step.range,
      advice: [
        "ask for more \(counted) of each rule, such as:  support: "
          + "\(NumberText.significant(support * 100, digits: 4))%"
      ] + (shorter.map { ["ask for shorter rules, such as:  max: \($0)"] } ?? []) + [
        "\(fewer); `top:` alone does not help, it only shows fewer of the rules found"
      ], stage: .run)
  }

  /// Says that someone asked to stop and that rules, or what is known of them, are lacking.
  static let partialRules = Diagnostic.note(
    "stopped before the end: this is the part of the answer found so far; rules are lacking, or "
      + "columns and notes of them")

  /// Says that no column can take part.
  static func nothingToTry(_ step: CheckedStep, _ leftOut: [LeftOut]) -> Diagnostic {
    let linked =
      step.options["observe"] == nil
      ? [] : ["link a table of events with the role date to this one, or name behaviours"]
    let reasons = leftOut.map { "`\($0.name)` takes no part: \($0.reason)" }
    return Diagnostic(
      code: "B4", message: "no column is left to try", range: step.range,
      advice: reasons.isEmpty ? linked : reasons, stage: .run)
  }

  /// Says what a window of observation needs.
  static func noWindow(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "B8",
      message: "behaviours and leaving are held apart by two lengths of one day or more",
      range: step.range,
      advice: ["say both, such as:  observe: 90 days until: 2025-12-31 outcome: 30 days"])
  }

  /// Says that a window of observation has an outcome of its own.
  static func windowWith(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "B8",
      message: "with `observe:` the outcome is who leaves after it, so `with` says it twice",
      range: step.range, advice: ["leave `with` out, or `observe:`, `until:` and `outcome:`"])
  }

  /// Says that nobody knows when customers left.
  static func noEnd(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "R1", message: "`observe:` needs to know when customers left, and no role says it",
      range: step.range, advice: ["say it once for the table with:  role ended = …"])
  }

  /// Says that the time in which leaving counts is not over yet.
  static func windowNotOver(
    _ step: CheckedStep, end: CalendarDate, asof: CalendarDate, outcome: CalendarDuration
  ) -> Diagnostic {
    let last = outcome.negated.added(to: asof).adding(days: -1)
    return Diagnostic(
      code: "B9",
      message:
        "leaving would count up to \(end.adding(days: -1)), and the data is looked at on \(asof)",
      range: step.range, advice: ["end earlier, such as:  until: \(last)"], stage: .run)
  }
}
