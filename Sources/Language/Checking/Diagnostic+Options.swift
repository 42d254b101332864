import Diagnostics
import Values

extension Diagnostic {
  /// Says that an option does not take a value.
  static func wrongValue(_ value: OptionValue, _ option: OptionDeclaration) -> Diagnostic {
    let near = Suggestion.advice(for: value.canonicalText, in: option.accepts.words)
    let standard = option.standard.map { " (it is \($0) unless you say so)" } ?? ""
    return Diagnostic(
      code: "O3", message: "`\(option.name):` wants \(option.accepts.form)\(standard)",
      range: value.range, advice: near.isEmpty ? option.examples(for: value) : near)
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
      range: range ?? option.name.range,
      advice: [
        option.values.count < allowed.lowerBound
          ? "commas stand between values" : "leave out the last of them"
      ])
  }
}

extension OptionDeclaration {
  /// The option with a value it takes, as advice to someone who typed another.
  fileprivate func examples(for value: OptionValue) -> [String] {
    switch accepts {
    case .text: ["write it as:  \(name): \"\(value.canonicalText)\""]
    // What the option wants has an example in it already.
    case .duration, .period: []
    default: ["such as:  \(name): \(standard ?? accepts.example)"]
    }
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

  /// One value that may be said.
  fileprivate var example: String {
    switch self {
    case .word(let words): words.first ?? "word"
    case .whole(let bounds, _): "\(max(bounds.lowerBound, min(1, bounds.upperBound)))"
    case .number(let bounds, _): bounds.lowerBound > -1e9 ? bounds.lowerBound.shownBound : "1"
    case .numbers: "1, 10"
    case .text, .texts: "\"a text\""
    case .title: "a_name"
    case .columns, .name: "a_column"
    case .duration: "30 days"
    case .period: "2026-01"
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
    case .title: "a name, in quotes when it is no word"
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
