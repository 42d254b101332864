import Diagnostics
import Values

extension ExpressionChecker {
  /// The meaning of a written value.
  func content(
    of literal: Literal, at range: SourceRange
  ) throws(Diagnostic) -> Operand.Content {
    switch literal {
    case .whole(let number): .value(.constant(.whole(number), at: range))
    case .decimal(let number), .percent(let number): .value(.constant(.decimal(number), at: range))
    case .duration(let length): .duration(try length.bounded(at: range))
    case .text(let parts): .value(.constant(.text(try vocabulary.text(parts)), at: range))
    case .period(let period): .period(period)
    case .truth(let truth): .value(.constant(.truth(truth), at: range))
    case .missing: .missing
    }
  }

  /// The value of a parameter.
  func content(
    ofParameter name: Name, at range: SourceRange
  ) throws(Diagnostic) -> Operand.Content {
    switch try vocabulary.value(ofParameter: name) {
    case .period(let period): .period(period)
    case .column(let column): .value(try meaning(of: names(of: column, at: range), at: range))
    case .value(.missing): .missing
    case .value(.date(let date)): .period(Period(.day, holding: date))
    case .value(let value): .value(.constant(value, at: range))
    }
  }

  /// A column's name as it would be typed: one name when the rows at hand have such a column.
  func names(of column: String, at range: SourceRange) -> [Name] {
    guard scope.field(named: column) == nil, let dot = column.firstIndex(of: ".") else {
      return [Name(column, range: range)]
    }
    return [column[..<dot], column[column.index(after: dot)...]].map {
      Name(String($0), range: range)
    }
  }

  /// The date at which the data is looked at.
  func asof(at range: SourceRange) throws(Diagnostic) -> CheckedExpression {
    .constant(.date(try asofDate(at: range)), at: range)
  }

  /// The day at which the data is looked at.
  func asofDate(at range: SourceRange) throws(Diagnostic) -> CalendarDate {
    guard let asof = vocabulary.asof else { throw .noAsof(at: range) }
    return asof
  }

  /// The first day or moment of a period, as a value of its own.
  func firstMoment(
    of period: Period, as type: ValueType?, at range: SourceRange
  ) -> CheckedExpression {
    guard period.isWholeDays else { return .constant(.timestamp(period.start), at: range) }
    guard type != .timestamp else {
      return CheckedExpression.constant(.date(period.startDate), at: range).asTimestamp
    }
    let grain = period.grain == .day ? nil : period.grain
    return CheckedExpression(
      .constant(.date(period.startDate)), ColumnType(.date, grain: grain), range: range)
  }
}

extension Vocabulary {
  /// The value of a parameter that must be there.
  func value(ofParameter name: Name) throws(Diagnostic) -> ParameterValue {
    guard let value = parameter(named: name.text) else {
      throw .unknownParameter(name, among: parameters.keys.sorted())
    }
    return value
  }

  /// A written text with the values of its parameters in their places.
  func text(_ parts: [TextPart]) throws(Diagnostic) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .plain(let characters): text += characters
      case .parameter(let name): text += try value(ofParameter: name).text
      }
    }
    return text
  }
}

extension CalendarDuration {
  /// The greatest number of units that dates are moved by; far beyond any calendar of customers.
  private static let limit = 1_000_000

  /// The length itself, unless it is beyond any calendar.
  func bounded(at range: SourceRange) throws(Diagnostic) -> CalendarDuration {
    guard count.magnitude <= CalendarDuration.limit else { throw .endlessDuration(at: range) }
    return self
  }
}
