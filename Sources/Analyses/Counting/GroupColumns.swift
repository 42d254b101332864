import Diagnostics
import Engine
import Language
import Tables
import Values

/// The columns of the clause `by`, under names that no other column of the result has.
struct GroupColumns: Sendable {
  /// The formulae with the names of their columns.
  let keys: [NamedExpression]
  /// What was renamed, in words.
  let notes: [Diagnostic]

  /// Groups whose names are known to be free.
  init(keys: [NamedExpression], notes: [Diagnostic]) {
    self.keys = keys
    self.notes = notes
  }

  /// The groups of a step whose result also has the fixed columns.
  init(_ step: CheckedStep, beside fixed: [Field]) {
    var taken = Set(fixed.map(\.name))
    var notes: [Diagnostic] = []
    var keys: [NamedExpression] = []
    for item in step.groups {
      guard let expression = item.expression else { continue }
      let name = GroupColumns.free(item.name, taken: taken)
      taken.insert(name)
      keys.append(NamedExpression(name, expression))
      if name != item.name { notes.append(.renamedGroup(item.name, to: name)) }
    }
    self.keys = keys
    self.notes = notes
  }

  /// The fields of the group columns.
  var fields: [Field] { keys.map(\.field) }

  /// Whether there are no groups but only everything together.
  var isEmpty: Bool { keys.isEmpty }

  /// One group in words, such as `region "west"`, or `all` without groups.
  func label(_ values: [Value]) -> String {
    guard !isEmpty else { return "all" }
    return zip(keys, values).map { "\($0.name) \($0.shown($1))" }.joined(separator: ", ")
  }

  /// The values of one group, such as `west`, or nothing without groups.
  func plainLabel(_ values: [Value]) -> Value {
    guard !isEmpty else { return .missing }
    let texts = zip(keys, values).map { key, value in
      value == .missing ? "(missing)" : key.plain(value)
    }
    return .text(texts.joined(separator: ", "))
  }

  /// How many groups an explanation works out.
  static let explained = 3

  /// Says which groups an explanation does not work out, and whose rivals follow.
  func restLines(_ groups: [[Value]], hasRivals: Bool = true) -> [String] {
    guard groups.count > 1 else { return [] }
    let rest = groups.count - GroupColumns.explained
    let more = rest > 0 ? ["… and \(rest.counted("more group")) by the same formula"] : []
    let rivals = hasRivals ? ["what follows is of \(label(groups[0])) alone"] : []
    return more.isEmpty && rivals.isEmpty ? [] : ["  " + (more + rivals).joined(separator: "; ")]
  }

  /// The formula under a name that no group column has.
  func apart(_ column: NamedExpression) -> NamedExpression {
    let name = GroupColumns.free(column.name, taken: Set(keys.map(\.name)))
    return NamedExpression(name, column.expression)
  }

  private static func free(_ name: String, taken: Set<String>) -> String {
    guard taken.contains(name) else { return name }
    let names = sequence(first: 2) { $0 + 1 }.lazy.map { "\(name)_group\($0)" }
    let first = "\(name)_group"
    return taken.contains(first) ? names.first { !taken.contains($0) } ?? first : first
  }
}

extension NamedExpression {
  /// A value of the formula as notes show it, a text in quotation marks.
  fileprivate func shown(_ value: Value) -> String {
    switch value {
    case .missing: "(missing)"
    case .text(let text): "\"\(text)\""
    default: plain(value)
    }
  }

  /// A value of the formula, a date by its grain and a truth by its words.
  fileprivate func plain(_ value: Value) -> String {
    switch value {
    case .date(let date): expression.type.grain?.text(of: date) ?? date.description
    case .truth(let truth):
      expression.type.words.map { truth ? $0.yes : $0.no } ?? value.plainText
    default: value.plainText
    }
  }
}

extension Diagnostic {
  /// Says that a group column would have had the name of a result column.
  fileprivate static func renamedGroup(_ name: String, to other: String) -> Diagnostic {
    .note("the group `\(name)` is called `\(other)`, because the result has a column `\(name)`")
  }
}
