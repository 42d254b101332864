import Diagnostics
import Values

extension ExpressionChecker {
  /// The meaning of `spend` or `customers.region`.
  func meaning(
    of names: [Name], at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    guard let first = names.first else { throw .unknownColumn(Name("", range: range), in: self) }
    guard names.count == 1 else { return try qualified(names, at: range) }
    if let field = scope.field(named: first.text) {
      noteClash(of: field, first)
      return try ownColumn(field, at: range)
    }
    if let definition = definition(named: first) { return try open(definition, at: range) }
    if let base = scope.base, let table = vocabulary.table(named: first.text) {
      if vocabulary.links.contains(where: { $0.many == table.name && $0.one == base }) {
        throw .manyRows(of: table, base, [first], at: range)
      }
    }
    throw .unknownColumn(first, in: self)
  }

  /// A column of the rows at hand, where a value of a row is asked for.
  func ownColumn(_ field: Field, at range: SourceRange) throws(Diagnostic) -> CheckedExpression {
    let column = CheckedExpression(.column(field.name), field.description, range: range)
    return try ofRow(column, called: field.name)
  }

  /// A value of a row, unless a value of a group is asked for.
  func ofRow(
    _ value: CheckedExpression, called text: String
  ) throws(Diagnostic) -> CheckedExpression {
    guard level != .aggregate else { throw .manyValues(of: value, called: text) }
    return value
  }

  /// The segment, behaviour, measure or role of a name that holds for the rows at hand.
  func definition(named name: Name) -> Definition? {
    scope.base.flatMap { vocabulary.definition(named: name.text, of: $0) }
  }

  /// Puts the formula of a definition in its place.
  func open(
    _ definition: Definition, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    if definition.kind == .measure, level != .aggregate {
      throw .measureOnRow(definition.name, in: self, at: range)
    }
    guard let entry = vocabulary.table(named: definition.table) else {
      throw .unknownTable(Name(definition.table, range: range), among: vocabulary.tables)
    }
    let isTyped = !journal.isInsideDefinition
    try journal.open(definition, at: range)
    defer { journal.close() }
    let inner = ExpressionChecker(
      vocabulary: vocabulary, scope: vocabulary.scope(of: entry),
      level: definition.kind == .measure ? .aggregate : .row, journal: journal)
    let body = try inner.body(of: definition)
    // The outermost definition places all it holds; placing at every level would be quadratic.
    let checked = isTyped ? body.placed(at: range) : body
    let here = isOnStored(entry.name) && !definition.isKept ? checked : checked.onOrigin
    return definition.kind == .measure ? here : try ofRow(here, called: definition.name)
  }

  /// The formula of a definition, checked where it was defined.
  func body(of definition: Definition) throws(Diagnostic) -> CheckedExpression {
    do throws(Diagnostic) {
      return switch definition.kind {
      case .segment, .behaviour: try condition(definition.expression)
      case .measure, .role: try value(of: definition.expression)
      }
    } catch {
      throw error.inside(definition)
    }
  }

  /// Whether the columns at hand are exactly those of a stored table.
  func isOnStored(_ table: String) -> Bool { scope.isStored && scope.base == table }

  /// Says once that a name has two meanings and which one is taken.
  private func noteClash(of field: Field, _ name: Name) {
    guard !journal.isInsideDefinition, let base = scope.base,
      let definition = definition(named: name), definition.differs(from: field.name, in: vocabulary)
    else { return }
    journal.note(
      "`\(field.name)` is a column and a \(definition.kind.rawValue) of `\(base)`: the column is meant"
    )
  }
}

extension Definition {
  /// Whether the definition means anything else than the column of a name.
  fileprivate func differs(from column: String, in vocabulary: Vocabulary) -> Bool {
    if case .parameter(let name) = expression.kind {
      return vocabulary.parameter(named: name.text) != .column(column)
    }
    guard case .name(let names) = expression.kind, let last = names.last else { return true }
    return names.count > 1 || last.text.lowercased() != column.lowercased()
  }
}

extension Definition {
  /// Whether its truths are kept until its table changes; a mere column is there anyway.
  fileprivate var isKept: Bool {
    guard kind == .segment || kind == .behaviour else { return false }
    return if case .name = expression.kind { false } else { true }
  }
}
