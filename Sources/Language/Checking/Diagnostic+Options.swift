import Diagnostics
import Values

extension Diagnostic {
  /// Says that an option does not take a value.
  static func wrongValue(_ value: OptionValue, _ option: OptionDeclaration) -> Diagnostic {
    let near = Suggestion.advice(for: value.canonicalText, in: option.accepts.words)
    let standard = option.standard.map { " (it is \($0) unless you say so)" } ?? ""
    return Diagnostic(
      code: "O3", message: "`\(option.name):` wants \(option.accepts.form)\(standard)",
      range: value.range, advice: near)
  }

  /// Says that an option takes another number of values.
  static func wrongNumberOfValues(
    _ option: Option, _ declared: OptionDeclaration, _ allowed: ClosedRange<Int>
  ) -> Diagnostic {
    let wanted =
      allowed.lowerBound == allowed.upperBound
      ? "\(allowed.lowerBound)"
      : allowed.upperBound == Int.max
        ? "at least \(allowed.lowerBound)" : "\(allowed.lowerBound) to \(allowed.upperBound)"
    let range = option.values.last.map { option.name.range.through($0.range) }
    return Diagnostic(
      code: "O3",
      message:
        "`\(declared.name):` wants \(wanted) value\(wanted == "1" ? "" : "s"), not \(option.values.count)",
      range: range ?? option.name.range)
  }
}

extension OptionDeclaration.Accepts {
  /// The words among what may be said.
  var words: [String] {
    switch self {
    case .word(let words), .whole(_, let words), .number(_, let words): words
    default: []
    }
  }

  /// What may be said, in words.
  var form: String {
    switch self {
    case .word(let words): words.joined(separator: ", ")
    case .whole(let bounds, let words):
      (["a whole number" + within(bounds)] + words).joined(separator: ", ")
    case .number(let bounds, let words):
      (["a number" + within(bounds)] + words).joined(separator: ", ")
    case .numbers: "numbers separated by commas"
    case .text: "a text in quotes"
    case .texts: "texts or words"
    case .columns: "names of columns, or all"
    case .name: "the name of a column, segment or role"
    case .duration: "a length of time, such as 30 days"
    case .period: "a day or period, such as 2026-01"
    }
  }

  private func within(_ bounds: ClosedRange<Int>) -> String {
    switch (bounds.lowerBound > -1_000_000_000, bounds.upperBound < 1_000_000_000) {
    case (true, true): " from \(bounds.lowerBound) to \(bounds.upperBound)"
    case (true, false): " from \(bounds.lowerBound) on"
    case (false, true): " up to \(bounds.upperBound)"
    case (false, false): ""
    }
  }

  private func within(_ bounds: ClosedRange<Double>) -> String {
    let low = bounds.lowerBound.shownBound
    let high = bounds.upperBound.shownBound
    switch (bounds.lowerBound > -1e9, bounds.upperBound < 1e9) {
    case (true, true): return " from \(low) to \(high)"
    case (true, false): return " from \(low) on"
    case (false, true): return " up to \(high)"
    case (false, false): return ""
    }
  }
}

extension Double {
  fileprivate var shownBound: String { NumberText.shortest(self) }
}
