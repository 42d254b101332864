import Diagnostics
import Values

extension Diagnostic {
  /// Says what should stand at a place and what stands there; nothing for the line's end.
  static func expected(
    _ what: String, found: String? = nil, at range: SourceRange, advice: [String]
  ) -> Diagnostic {
    let found = found.map { "found `\($0)`" } ?? "the line ends here"
    return Diagnostic(
      code: "P1", message: "I expected \(what), but \(found)", range: range, advice: advice)
  }

  /// Says that a word or mark fits nothing.
  static func unexpected(
    _ text: String, at range: SourceRange, advice: [String]
  ) -> Diagnostic {
    Diagnostic(code: "P1", message: "I did not expect `\(text)` here", range: range, advice: advice)
  }

  /// Says that a reserved word stands in the place of a name.
  static func reserved(_ word: String, as role: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P2", message: "I expected \(role), but `\(word)` is a word of the language",
      range: range, advice: ["if it is a name, write it in backticks:  `\(word)`"])
  }

  /// Says that a bracket is never closed.
  static func unclosedBracket(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P3", message: "this bracket is never closed", range: range,
      advice: ["put the closing ) behind what belongs inside"])
  }

  /// Says that a bracket closes nothing.
  static func strayClosing(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P4", message: "this bracket closes nothing", range: range,
      advice: ["take it away, or put the opening ( before what belongs inside"])
  }

  /// Says that a colon follows no word.
  static func strayColon(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P4", message: "this colon follows no option", range: range,
      advice: ["an option is a word with its colon and value:  top: 20"])
  }

  /// Says that a step starts with no verb but another pipe.
  static func doublePipe(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P13", message: "there is no verb between these two |", range: range,
      advice: ["| joins steps; conditions are joined with the word `or`"])
  }

  /// Says that `*` stands as an argument.
  static func starArgument(_ function: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P13", message: "`*` is no argument", range: range,
      advice: ["write it as:  \(function)()"])
  }

  /// Says that an operator is written in the wrong order, such as `=>`.
  static func brokenOperator(
    _ marks: String, meant: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "P13", message: "`\(marks)` is no comparison", range: range,
      advice: ["did you mean `\(meant)`?"])
  }

  /// Says that formulae are nested too deeply.
  static func tooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P11", message: "this formula is nested too deeply", range: range,
      advice: ["name a part of it with `segment`, or write many values as:  x in (a, b, c)"])
  }

  /// Says that a line has more steps than anyone can follow.
  static func tooManySteps(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P18", message: "a line has at most \(Parser.stepLimit) steps", range: range,
      advice: ["keep a result with  let x = …  and go on from x"])
  }

  /// Says that comparisons are chained, with the correction.
  static func chainedComparison(at range: SourceRange, correction: String?) -> Diagnostic {
    Diagnostic(
      code: "P15", message: "two comparisons cannot be chained", range: range,
      advice: [
        correction.map { "write it as:  \($0)" }
          ?? "put one of them in brackets, or join them with `and`"
      ])
  }

  /// Says that a number with a point or percent sign has a unit of time.
  static func brokenDuration(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P10", message: "a length of time needs a whole number", range: range,
      advice: ["write it in smaller units:  36 hours"])
  }

  /// Says that a length of time is beyond what is counted.
  static func longDuration(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P10", message: "a length of time goes up to 100,000 units", range: range,
      advice: ["write it in larger units:  20 years"])
  }

  /// Says that a window has no length.
  static func emptyWindow(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P10", message: "a window needs a length of at least 1", range: range,
      advice: ["like this:  in last 30 days"])
  }

  /// Says that `in last month` lacks its count.
  static func windowWithoutCount(
    _ word: String, _ unit: Grain, at range: SourceRange
  ) -> Diagnostic {
    let name = unit.rawValue
    let calendar = word.lowercased() == "last" ? ["in previous \(name)"] : []
    let forms = ["in \(word) 1 \(name)"] + calendar
    return Diagnostic(
      code: "P10", message: "`in \(word)` needs a number before the unit", range: range,
      advice: ["write it as:  \(forms.joined(separator: "  or  "))"])
  }
}
