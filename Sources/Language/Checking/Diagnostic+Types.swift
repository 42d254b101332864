import Diagnostics
import Values

extension Diagnostic {
  /// Says that two values of different types do not compare, and a way out.
  static func incomparable(
    _ sign: String, _ subject: Operand, _ other: Operand, shape: ColumnShape?
  ) -> Diagnostic {
    let type = subject.value?.type.type ?? .date
    let otherType = other.value?.type.type ?? .date
    let value = subject.value ?? .constant(.missing)
    let out = WayOut(value: value, text: subject.text, shape: shape, other: other)
    let wanted: Set<ValueType> =
      otherType.isNumber ? .numbers : otherType.isTime ? .times : [otherType]
    let isConstant = other.value == nil || other.value?.constant != nil
    let what = isConstant ? other.text : "`\(other.text)`, which is \(otherType.withArticle)"
    return Diagnostic(
      code: "T1",
      message:
        "`\(subject.text)` is \(type.withArticle), so `\(sign)` cannot compare it with \(what)",
      range: subject.range, label: out.label(for: wanted), advice: out.advice(for: wanted))
  }

  /// Says that a computed number stands beside a date, and what was probably meant.
  static func computedYear(_ operand: Operand, _ year: Int) -> Diagnostic {
    var advice = "a year is written out:  \(year)"
    if case .binary(.subtract, let first, let second) = operand.expression.kind,
      case .literal(.whole(let start)) = first.kind, case .literal(.whole(let month)) = second.kind,
      (1000...9999).contains(start), (1...12).contains(month)
    {
      advice = "a month is written without blanks:  \(start)-\(month < 10 ? "0" : "")\(month)"
    }
    return Diagnostic(
      code: "T1", message: "`\(operand.text)` is a number, and beside a date it could mean a year",
      range: operand.range, advice: [advice])
  }

  /// Says that a formula is neither true nor false.
  static func noCondition(
    _ operand: Operand, _ value: CheckedExpression, shape: ColumnShape?
  ) -> Diagnostic {
    let text = operand.text
    let way =
      switch value.type.type {
      case .text: "\(text) = \"\(shape?.profile.texts.first ?? "…")\""
      case .date, .timestamp: "\(text) >= 2026-01-01"
      default: "\(text) > 0"
      }
    return Diagnostic(
      code: "T2",
      message: "a condition must be true or false, but `\(text)` is \(value.type.type.withArticle)",
      range: operand.range, advice: ["write a comparison, such as:  \(way)"])
  }

  /// Says that arithmetic needs a number.
  static func noNumber(
    _ sign: String, _ operand: Operand, _ value: CheckedExpression
  ) -> Diagnostic {
    Diagnostic(
      code: "T3",
      message: "`\(sign)` wants a number, but `\(operand.text)` is \(value.type.type.withArticle)",
      range: operand.range)
  }

  /// Says that an operator does not work on two types.
  static func noArithmetic(
    _ sign: BinaryOperator, _ left: Operand, _ first: CheckedExpression, _ right: Operand,
    _ second: CheckedExpression
  ) -> Diagnostic {
    let culprit = first.type.type.isNumber ? right : left
    let texts = first.type.type == .text || second.type.type == .text
    var advice: [String] = []
    if sign == .add, texts {
      advice = [
        "texts are joined with texts:  \(first.type.type == .text ? "text(\(right.text))" : "text(\(left.text))")"
      ]
    } else if first.type.type.isTime || second.type.type.isTime {
      advice = ["a date moves by a length of time, such as:  joined + 30 days"]
    } else if first.type.type == .truth || second.type.type == .truth {
      advice = ["make a number of it with:  if(\(culprit.text), 1, 0)"]
    }
    return Diagnostic(
      code: "T3",
      message:
        "`\(sign.rawValue)` cannot work on \(first.type.type.withArticle) and \(second.type.type.withArticle)",
      range: culprit.range, advice: advice)
  }

  /// Says that only dates and periods are moved by a length of time.
  static func cannotMove(
    _ operand: Operand, _ value: CheckedExpression, by length: Operand
  ) -> Diagnostic {
    Diagnostic(
      code: "T3",
      message:
        "\(length.text) moves a date, but `\(operand.text)` is \(value.type.type.withArticle)",
      range: operand.range)
  }

  /// Says that a test of texts needs texts.
  static func noText(
    _ operand: Operand, _ value: CheckedExpression, for test: TextTest
  ) -> Diagnostic {
    Diagnostic(
      code: "T4",
      message:
        "`\(test.rawValue)` looks into texts, but `\(operand.text)` is \(value.type.type.withArticle)",
      range: operand.range,
      advice: [
        value.type.words == nil
          ? "make a text of it with:  text(\(operand.text))" : "compare it with `=`"
      ])
  }

  /// Says that a window of time needs a date.
  static func noTime(
    _ operand: Operand, _ value: CheckedExpression, shape: ColumnShape?
  ) -> Diagnostic {
    let out = WayOut(value: value, text: operand.text, shape: shape)
    return Diagnostic(
      code: "T5",
      message: "a date is wanted here, but `\(operand.text)` is \(value.type.type.withArticle)",
      range: operand.range, advice: out.advice(for: .times, orElse: "a date"))
  }

  /// Says that a length of time stands where it means nothing.
  static func strayDuration(_ operand: Operand) -> Diagnostic {
    Diagnostic(
      code: "T6", message: "\(operand.text) is a length of time, which only moves dates",
      range: operand.range,
      advice: ["such as:  joined + \(operand.text)   or:  joined in last \(operand.text)"])
  }

  /// Says that months and years are no fixed number of days.
  static func unevenDuration(
    _ operand: Operand, _ length: CalendarDuration, beside other: Operand
  ) -> Diagnostic {
    var advice = "a date minus a date is whole days: write the number of days"
    if let months = length.unit.months {
      let isYears = length.unit == .year
      let unit = isYears ? "years" : "months"
      var dates = "joined, asof"
      if case .binary(.subtract, let end, let start) = other.expression.kind {
        dates = "\(start.canonicalText), \(end.canonicalText)"
      }
      let count = isYears ? length.count : length.count * months
      advice = "count whole \(unit):  \(unit)(\(dates)) compared with \(count)"
    }
    return Diagnostic(
      code: "T6", message: "\(operand.text) is no fixed number of days", range: operand.range,
      advice: [advice])
  }

  /// Says that a date lies outside the years that can be written.
  static func beyondCalendar(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "T6",
      message: "this date is beyond the calendar, which runs from 0001-01-01 to 9999-12-31",
      range: range)
  }

  /// Says that a length of time is beyond any calendar.
  static func endlessDuration(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "T6", message: "this length of time is beyond any calendar", range: range,
      advice: ["dates lie in the years 1 to 9999"])
  }

  /// Says that nothing is less or greater than missing.
  static func missingHasNoOrder(
    _ sign: BinaryOperator, _ operand: Operand, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "T7", message: "nothing is `\(sign.rawValue)` missing", range: range,
      advice: ["write:  \(operand.text) is missing"])
  }

  /// Says that true and false have no order.
  static func truthHasNoOrder(
    _ sign: BinaryOperator, _ operand: Operand, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "T7",
      message: "true and false have no order, so `\(sign.rawValue)` cannot compare them",
      range: range, advice: ["write the condition itself, or `not` before it"])
  }

  /// Says that a column of two words has no third.
  static func noSuchWord(
    _ operand: Operand, words: TruthWords, column: CheckedExpression
  ) -> Diagnostic {
    Diagnostic(
      code: "T8",
      message: "the only values here are \"\(words.yes)\" and \"\(words.no)\"", range: operand.range
    )
  }

  /// Says that a formula has another type than its place asks for.
  static func unexpected(
    _ operand: Operand, _ value: CheckedExpression, wanted: Set<ValueType>, as label: String,
    shape: ColumnShape?
  ) -> Diagnostic {
    let out = WayOut(value: value, text: operand.text, shape: shape)
    return Diagnostic(
      code: "T5",
      message:
        "\(label) must be \(named(wanted)), but `\(operand.text)` is \(value.type.type.withArticle)",
      range: operand.range, label: out.label(for: wanted),
      advice: out.advice(for: wanted, orElse: named(wanted)))
  }
}
