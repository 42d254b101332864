import Diagnostics
import Values

extension Diagnostic {
  /// Says that a text has no closing quote.
  static func unclosedText(_ quote: String, at range: SourceRange) -> Diagnostic {
    let closing = quote == "“" ? "”" : quote == "‘" ? "’" : quote
    return Diagnostic(
      code: "L1", message: "this text starts with \(quote) but never ends", range: range,
      advice: ["put the closing \(closing) at the end of the text"])
  }

  /// Says that a name between backticks has no end.
  static func unclosedName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L2", message: "this name starts with ` but never ends", range: range,
      advice: ["put the closing ` at the end of the name"])
  }

  /// Says that nothing stands between two backticks.
  static func emptyName(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L2", message: "there is no name between these backticks", range: range,
      advice: ["write the name between them, or take them away"])
  }

  /// Says that a character means nothing in the language, and what to write instead.
  static func strayCharacter(_ character: String, at range: SourceRange) -> Diagnostic {
    let scalar = character.unicodeScalars.first ?? " "
    if scalar.value < 0x20 || scalar.value == 0x7F { return controlCharacter(at: range) }
    return Diagnostic(
      code: "L3", message: "`\(character)` means nothing here", range: range,
      advice: [strayAdvice[character] ?? "a name with such a character stands in backticks: `…`"])
  }

  private static let strayAdvice = [
    "&": "conditions are joined with the word `and`",
    "&&": "conditions are joined with the word `and`",
    "!": "use the word `not`, or `!=` for different",
    "[": "use round brackets: ( )", "]": "use round brackets: ( )",
    "{": "use round brackets: ( )", "}": "use round brackets: ( )",
    "%": "a percentage is a number with % right behind it: 5%",
    "^": "powers are written power(x, 2)",
    "\\": "a backslash goes on in the next line only at the end of its line",
    "_": "a name starts with a letter; others stand in backticks: `_id`",
    "@": "a parameter is written $name",
  ]

  /// Says that an invisible character stands in the text.
  static func controlCharacter(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L3", message: "there is an invisible control character here", range: range,
      advice: ["delete it and type the line again"])
  }

  /// Says that no name follows a dollar sign.
  static func strayDollar(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L3", message: "a parameter needs a name right after $", range: range,
      advice: ["like this:  $month"])
  }

  /// Says that something is written like a date but is none.
  static func noSuchPeriod(_ text: String, at range: SourceRange) -> Diagnostic {
    let parts = text.split(separator: "-").map { $0.utf8.count == 1 ? "0\($0)" : String($0) }
    let filled = parts.joined(separator: "-")
    let forms = "dates are written 2026-01-31, 2026-01, 2026-Q1, 2026-W05 or 2026-01-31T10:20"
    return Diagnostic(
      code: "L4", message: "there is no date or period `\(text)`", range: range,
      advice: [
        Period(filled) == nil ? forms : "write it with two digits:  \(filled)",
        "for a difference of numbers put blanks around the -",
      ])
  }

  /// Says that a comma separates values and does not stand for thousands.
  static func thousandsComma(_ text: String, at range: SourceRange) -> Diagnostic {
    let parts = text.split { $0 == "," || $0 == "，" }
    return Diagnostic(
      code: "L7", message: "`\(text)` is \(parts.count) numbers: a comma separates values",
      range: range,
      advice: ["write it as:  \(parts.joined())   or:  \(parts.joined(separator: "_"))"])
  }

  /// Says that a number does not fit.
  static func numberTooLarge(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L5", message: "this number is too large", range: range,
      advice: [
        "whole numbers go up to 9,223,372,036,854,775,807; a key of that length is a text: \"…\""
      ])
  }

  /// Says that a backslash in a text is followed by something it does not know.
  static func unknownEscape(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L6", message: "`\(text)` means nothing in a text", range: range,
      advice: [#"known are \" \' \\ \n \t and \{ ; a backslash itself is written \\"#])
  }

  /// Says that `{$` in a text is not followed by a parameter and `}`.
  static func unreadableParameter(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "L6", message: "`{$` in a text starts a parameter, but none follows", range: range,
      advice: [#"like this:  "nps-{$month}.csv" ; as plain characters write \{$"#])
  }
}
