import Diagnostics
import Language
import Values

extension CheckedStep {
  /// The length of time of the option `within`, which must be above zero.
  func window(standard: CalendarDuration) throws(AnalysisError) -> CalendarDuration {
    guard case .duration(let length)? = options["within"]?.first else { return standard }
    guard length.count > 0 else { throw .diagnostic(.noWindow(length, self)) }
    return length
  }

  /// Refuses a window of hours or less where a date has no time of day.
  func refuseHours(_ window: CalendarDuration, of date: String) throws(AnalysisError) {
    guard !window.isWholeDays else { return }
    throw .diagnostic(.windowOfHours(window, date, self))
  }
}

extension Diagnostic {
  /// Says that no time passes within a window.
  fileprivate static func noWindow(_ length: CalendarDuration, _ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M7", message: "`within: \(length)` is no time at all, so nobody could be in time",
      range: step.range, advice: ["give a length above zero, such as  within: 30 days"])
  }

  /// Says that a window is given in hours or less where only days are told apart.
  fileprivate static func windowOfHours(
    _ length: CalendarDuration, _ name: String, _ step: CheckedStep
  ) -> Diagnostic {
    Diagnostic(
      code: "M7",
      message: "`within: \(length)` is not in days, and `\(name)` is counted in days",
      range: step.range, advice: ["give days or longer units, such as  within: 2 days"])
  }
}
