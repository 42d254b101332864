import Diagnostics
import Values

/// Checks options against what a verb or command declares.
struct OptionChecker {
  /// Checks the names that options give.
  let checker: ExpressionChecker
  /// What is found on the way.
  let journal: Journal
  /// The options that may be given.
  let declared: [OptionDeclaration]
  /// The verb or command.
  let owner: String

  /// The options that are right; only of use when the journal holds no error.
  func checked(_ options: [Option]) -> [String: [CheckedOption]] {
    var checked: [String: [CheckedOption]] = [:]
    for option in options {
      guard let declaration = declared.matching(option.name.text, by: \.name) else {
        journal.add(
          .unknownOption(
            option.name.text, of: owner, at: option.name.range, among: declared.map(\.name)))
        continue
      }
      guard checked[declaration.name] == nil else {
        journal.add(.secondTime("`\(option.name.text):`", at: option.name.range))
        continue
      }
      do throws(Diagnostic) {
        checked[declaration.name] = try values(of: option, declaration)
      } catch {
        journal.add(error)
      }
    }
    return checked
  }

  private func values(
    of option: Option, _ declaration: OptionDeclaration
  ) throws(Diagnostic) -> [CheckedOption] {
    try checkCount(of: option, declaration)
    var values: [CheckedOption] = []
    for value in option.values {
      guard let checked = try self.value(value, declaration) else {
        throw .wrongValue(value, declaration)
      }
      values.append(checked)
    }
    return values
  }

  private func checkCount(
    of option: Option, _ declaration: OptionDeclaration
  ) throws(Diagnostic) {
    let allowed: ClosedRange<Int> =
      switch declaration.accepts {
      case .numbers(let count): count
      case .texts, .columns: 1...Int.max
      default: 1...1
      }
    guard !allowed.contains(option.values.count) else { return }
    throw .wrongNumberOfValues(option, declaration, allowed)
  }

  /// One value as the option asks for it, or nothing when it is another kind of thing.
  private func value(
    _ typed: OptionValue, _ declaration: OptionDeclaration
  ) throws(Diagnostic) -> CheckedOption? {
    let value = try typed.resolved(in: checker.vocabulary)
    switch declaration.accepts {
    case .word(let words): return word(value, words)
    case .whole(let bounds, let words): return word(value, words) ?? whole(value, within: bounds)
    case .number(let bounds, let words): return word(value, words) ?? number(value, within: bounds)
    case .numbers:
      return number(value, within: -Double.infinity...Double.infinity)
    case .text: return value.isText ? value.plainText.map { .text($0) } : nil
    case .texts, .title: return value.plainText.map { .text($0) }
    case .columns: return try column(value)
    case .name: return try formula(value)
    case .duration:
      guard case .literal(.duration(let length)) = value.kind else { return nil }
      return .duration(try length.bounded(at: value.range))
    case .period: return period(value)
    }
  }

  private func word(_ value: OptionValue, _ words: [String]) -> CheckedOption? {
    guard let text = value.plainText else { return nil }
    return words.matching(text, by: \.self).map { .word($0) }
  }

  private func whole(_ value: OptionValue, within bounds: ClosedRange<Int>) -> CheckedOption? {
    guard let number = value.number, let whole = Int(exactly: number), bounds.contains(whole) else {
      return nil
    }
    return .whole(whole)
  }

  private func number(
    _ value: OptionValue, within bounds: ClosedRange<Double>
  ) -> CheckedOption? {
    guard let number = value.number, bounds.contains(number) else { return nil }
    return .number(number)
  }

  private func column(_ value: OptionValue) throws(Diagnostic) -> CheckedOption? {
    guard case .name(let names) = value.kind, names.count == 1 else { return nil }
    if let field = checker.scope.field(named: names[0].text) { return .column(field.name) }
    if names[0].text.lowercased() == "all" { return .word("all") }
    // A file that is still to be read has no columns yet; its reader knows them and looks.
    if checker.scope.fields.isEmpty { return .column(names[0].text) }
    throw .unknownColumn(names[0], in: checker)
  }

  private func formula(_ value: OptionValue) throws(Diagnostic) -> CheckedOption? {
    guard case .name(let names) = value.kind else { return nil }
    let meaning = try checker.meaning(of: names, at: value.range)
    return .expression(value.canonicalText, meaning)
  }

  private func period(_ value: OptionValue) -> CheckedOption? {
    switch value.kind {
    case .literal(.period(let period)): return .period(period)
    case .literal(.whole(let year)):
      return Int(exactly: year).flatMap(Period.year).map { .period($0) }
    default: return nil
    }
  }
}

extension OptionValue {
  /// The value with a parameter replaced by what it stands for.
  fileprivate func resolved(in vocabulary: Vocabulary) throws(Diagnostic) -> OptionValue {
    switch kind {
    case .name: return self
    case .literal(.text(let parts)):
      return OptionValue(.literal(.plain(try vocabulary.text(parts))), range: range)
    case .literal: return self
    case .parameter(let name):
      let value = try vocabulary.value(ofParameter: name)
      if case .column(let column) = value {
        return OptionValue(.name([Name(column, range: range)]), range: range)
      }
      return OptionValue(.literal(Literal(value)), range: range)
    }
  }

  /// Whether the value is a text in quotes.
  fileprivate var isText: Bool {
    if case .literal(.text) = kind { true } else { false }
  }

  /// The value as a number, when it is one.
  fileprivate var number: Double? {
    switch kind {
    case .literal(.whole(let number)): Double(number)
    case .literal(.decimal(let number)), .literal(.percent(let number)): number
    default: nil
    }
  }

  /// The value as a text: a word, a text or what is written.
  fileprivate var plainText: String? {
    switch kind {
    case .name(let names): names.map(\.text).joined(separator: ".")
    case .literal(.text(let parts)):
      parts.map { if case .plain(let text) = $0 { text } else { "" } }.joined()
    case .literal(let literal): literal.canonicalText
    case .parameter: nil
    }
  }
}

extension Literal {
  /// The literal that a parameter stands for.
  init(_ value: ParameterValue) {
    self =
      switch value {
      case .period(let period): .period(period)
      case .value(.missing): .missing
      case .value(.truth(let truth)): .truth(truth)
      case .value(.whole(let number)): .whole(number)
      case .value(.decimal(let number)): .decimal(number)
      case .value(.date(let date)): .period(Period(.day, holding: date))
      case .value(.timestamp(let moment)): .period(Period(.second, startingAt: moment))
      case .value(.text(let text)), .column(let text): .plain(text)
      }
  }
}
