import Diagnostics
import Values

/// A part of a formula on its way to a type: some parts take theirs from what stands beside them.
struct Operand {
  /// What the part is.
  let content: Content
  /// The part as it was typed.
  let expression: Expression

  /// The forms of a part.
  enum Content {
    /// A formula with a type.
    case value(CheckedExpression)
    /// No value, of whatever type is asked for.
    case missing
    /// A stretch of time: an interval beside a date, its first day elsewhere.
    case period(Period)
    /// A length of time, which moves dates.
    case duration(CalendarDuration)
  }

  /// The part in words for messages.
  var text: String { expression.canonicalText }

  /// Where the part stands.
  var range: SourceRange { expression.range }

  /// The typed formula, when it is one.
  var value: CheckedExpression? {
    if case .value(let value) = content { value } else { nil }
  }
}
