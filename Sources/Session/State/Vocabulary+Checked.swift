import Language
import Values

extension Vocabulary {
  /// The roles of the table whose rows a scope holds, checked for its columns; roles that no
  /// longer fit are left out.
  func checkedRoles(in scope: Scope) -> [Role: CheckedExpression] {
    var roles: [Role: CheckedExpression] = [:]
    for definition in definitions(in: scope) where definition.kind == .role {
      guard let role = Role(rawValue: definition.name) else { continue }
      roles[role] = check(definition, in: scope)
    }
    return roles
  }

  /// The behaviours of the table whose rows a scope holds, checked for its columns.
  func checkedBehaviours(in scope: Scope) -> [CheckedItem] {
    definitions(in: scope).filter { $0.kind == .behaviour }.compactMap { definition in
      check(definition, in: scope).map { expression in
        CheckedItem(
          name: definition.name, content: .expression(expression),
          range: definition.expression.range)
      }
    }
  }

  private func definitions(in scope: Scope) -> [Definition] {
    scope.base.flatMap { table(named: $0) }?.definitions ?? []
  }

  /// The meaning of a definition for the rows of a scope.
  private func check(_ definition: Definition, in scope: Scope) -> CheckedExpression? {
    var stored = scope
    if !scope.isStored, let base = scope.base.flatMap({ table(named: $0) }) {
      stored = Scope(fields: base.fields, base: base.name, isStored: true)
    }
    let outcome = Checker(vocabulary: self, scope: stored)
      .expression(definition.expression, level: .row, expecting: nil)
    guard let value = outcome.value else { return nil }
    return scope.isStored ? value : CheckedExpression(.origin(value), value.type)
  }
}
