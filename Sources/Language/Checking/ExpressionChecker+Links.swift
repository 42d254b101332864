import Diagnostics
import Values

extension ExpressionChecker {
  /// The meaning of a name with a table before it.
  func qualified(
    _ names: [Name], at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let rest = Array(names.dropFirst())
    guard let table = vocabulary.table(named: names[0].text) else {
      throw .unknownTable(names[0], among: vocabulary.tables)
    }
    if table.name == scope.base { return try ofOwnTable(table, rest, at: range) }
    guard let base = scope.base else { throw .linksGone(names[0], scope: scope) }
    if let link = vocabulary.link(many: base, one: table.name) {
      return try lookup(link, table, rest, at: range)
    }
    if vocabulary.link(many: table.name, one: base) != nil {
      // A name that the many side does not have is the error to speak of first.
      _ = try checker(on: table, level: .row).meaning(of: rest, at: range)
      throw .manyRows(of: table, base, names, at: range)
    }
    throw .notLinked(table, many: base, one: table.name, in: vocabulary, at: names[0].range)
  }

  /// A name of the stored table whose rows are at hand.
  private func ofOwnTable(
    _ table: TableEntry, _ names: [Name], at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    guard !isOnStored(table.name) else { return try meaning(of: names, at: range) }
    return try checker(on: table, level: level).meaning(of: names, at: range).onOrigin
  }

  /// A value of the one side of a link.
  private func lookup(
    _ link: Link, _ table: TableEntry, _ names: [Name], at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let inner = try checker(on: table, level: .row).meaning(of: names, at: range)
    let value = onRows(CheckedExpression(.lookup(link, inner), inner.type, range: range))
    return try ofRow(value, called: ([table.name] + names.map(\.text)).joined(separator: "."))
  }

  /// A formula on the stored table, as one on the rows at hand.
  func onRows(_ value: CheckedExpression) -> CheckedExpression {
    scope.isStored ? value : value.onOrigin
  }

  /// A checker of formulae on the rows of a table.
  func checker(
    on table: TableEntry, level: FunctionDeclaration.Level, link: Link? = nil,
    enclosing: String? = nil
  ) -> ExpressionChecker {
    ExpressionChecker(
      vocabulary: vocabulary, scope: vocabulary.scope(of: table), level: level, link: link,
      enclosing: enclosing, journal: journal)
  }
}

extension Vocabulary {
  /// The link from the rows of one table to those of another.
  func link(many: String, one: String) -> Link? {
    links.last { $0.many == many && $0.one == one }
  }
}
