import Diagnostics
import Engine
import Language
import Values

extension Diagnostic {
  /// Says that a part of a health score seems to be of a shorter scale than that from 0 to 100.
  static func shortPart(
    _ item: CheckedItem, from least: Double, to greatest: Double
  ) -> Diagnostic {
    let ends = "\(least.shortest), \(greatest.shortest)"
    return Diagnostic(
      code: "M1",
      message: "`health` takes parts from 0 to 100, but `\(item.name)` runs from "
        + "\(least.shortest) to \(greatest.shortest)",
      range: item.range,
      advice: [
        "say its scale:  scale: \(ends)   (two numbers for each part, in order; "
          + "0, 100 if that was meant)"
      ], stage: .run)
  }

  /// Says that an override is no condition.
  static func noOverride(
    _ override: NamedExpression, _ step: CheckedStep
  ) -> Diagnostic {
    let type = override.expression.type.type
    return Diagnostic(
      code: "T2",
      message: "`override:` must be true or false, but `\(override.name)` is \(type.name)",
      range: step.range,
      advice: [
        "name a condition first, such as:  segment unpaid = \(override.name) \(type.isNumber ? "= 0" : "is missing")"
      ])
  }

  /// Says that an option of `health` does not fit its parts.
  static func health(
    _ message: String, advice: String, _ step: CheckedStep
  ) -> Diagnostic {
    Diagnostic(code: "M3", message: message, range: step.range, advice: [advice])
  }
}
