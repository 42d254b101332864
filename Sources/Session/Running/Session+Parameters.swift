import Diagnostics
import Language
import Values

extension Session {
  /// Declares a parameter: a value handed to the script wins over the default.
  func declare(
    _ name: Name, type: ParameterType?, value: Literal?, at range: SourceRange?
  ) throws(SessionError) {
    let place = range ?? name.range
    let wanted = type ?? value.flatMap(ParameterType.init(of:)) ?? .text
    let settled: ParameterValue
    if let typed = arguments[name.text] {
      guard let read = ParameterValue(typed, as: wanted) else {
        throw SessionError(.unreadableArgument(typed, name, wanted))
      }
      settled = read
    } else if let value {
      guard let read = ParameterValue(value, as: wanted) else {
        throw SessionError(.defaultOfOtherType(name, wanted, at: place))
      }
      settled = read
    } else {
      throw SessionError(.parameterWithoutValue(name, wanted))
    }
    remember("param \(name.text)")
    state.parameters[name.text] = settled
    receive(.report(["\(name.text) = \(settled.text)"]))
  }
}

extension ParameterType {
  /// The type that a default value stands for.
  init?(of literal: Literal) {
    switch literal {
    case .whole, .decimal, .percent: self = .number
    case .period(let period): self = period.grain == .day ? .date : .period
    case .truth: self = .truth
    case .text: self = .text
    case .duration, .missing: return nil
    }
  }
}

extension ParameterValue {
  /// Reads a value as it was typed on the command line.
  init?(_ typed: String, as type: ParameterType) {
    switch type {
    case .text: self = .value(.text(typed))
    case .column: self = .column(typed)
    case .number:
      let digits = typed.filter { $0 != "_" }
      if let whole = Int64(digits) {
        self = .value(.whole(whole))
      } else if digits.hasSuffix("%"), let percent = Double(digits.dropLast()) {
        self = .value(.decimal(percent / 100))
      } else if let number = Double(digits), number.isFinite {
        self = .value(.decimal(number))
      } else {
        return nil
      }
    case .date, .period:
      guard let period = Period(typed) ?? Int(typed).flatMap(Period.year), period.isWholeDays
      else { return nil }
      if type == .date, period.grain != .day { return nil }
      self = .period(period)
    case .truth:
      guard
        let truth = ["true": true, "false": false, "yes": true, "no": false][typed.lowercased()]
      else { return nil }
      self = .value(.truth(truth))
    }
  }

  /// The value of a literal, when it is of a type.
  init?(_ literal: Literal, as type: ParameterType) {
    switch (literal, type) {
    case (.text(let parts), .text):
      let texts = parts.compactMap { part in if case .plain(let text) = part { text } else { nil } }
      guard texts.count == parts.count else { return nil }
      self = .value(.text(texts.joined()))
    case (.text, .column):
      guard case .value(.text(let name)) = ParameterValue(literal, as: .text) else { return nil }
      self = .column(name)
    case (.whole(let number), .number): self = .value(.whole(number))
    case (.decimal(let number), .number), (.percent(let number), .number):
      self = .value(.decimal(number))
    case (.truth(let truth), .truth): self = .value(.truth(truth))
    case (.period(let period), .date) where period.grain == .day: self = .period(period)
    case (.period(let period), .period): self = .period(period)
    case (.whole(let year), .period):
      guard let period = Period.year(Int(clamping: year)) else { return nil }
      self = .period(period)
    default: return nil
    }
  }
}

extension Diagnostic {
  /// Says that a script needs a value.
  fileprivate static func parameterWithoutValue(_ name: Name, _ type: ParameterType) -> Diagnostic {
    Diagnostic(
      code: "S1", message: "a value for `\(name.text)` is needed", range: name.range,
      advice: ["run it as:  loy run SCRIPT \(name.text)=\(type.sample)"])
  }

  /// Says that a value handed to a script cannot be read.
  fileprivate static func unreadableArgument(
    _ typed: String, _ name: Name, _ type: ParameterType
  ) -> Diagnostic {
    Diagnostic(
      code: "S3", message: "`\(name.text)` is a \(type.rawValue), and \"\(typed)\" is none",
      range: name.range, advice: ["for example:  \(name.text)=\(type.sample)"])
  }

  /// Says that a default does not fit the declared type.
  fileprivate static func defaultOfOtherType(
    _ name: Name, _ type: ParameterType, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "S4",
      message: "`\(name.text)` is declared as \(type.rawValue), and its default is none",
      range: range,
      advice: ["for example:  param \(name.text) as \(type.rawValue) = \(type.sample)"])
  }
}

extension ParameterType {
  /// A value of the type, for advice.
  fileprivate var sample: String {
    switch self {
    case .text: "north"
    case .number: "100"
    case .date: "2026-01-31"
    case .period: "2026-01"
    case .truth: "true"
    case .column: "nps_score"
    }
  }
}
