import Engine
import Language
import Tables
import Values

extension Plan {
  /// A table with its columns that hold no value in the types which columns of the same names have
  /// elsewhere: a month without amounts has no type of its own.
  ///
  /// - Complexity: O(*rows*) for each column whose type differs.
  func takingTypes(of others: [Field], _ vocabulary: Vocabulary) -> Plan {
    var taken: [String: CheckedExpression] = [:]
    for field in fields {
      let there =
        others.first { $0.name == field.name }
        ?? others.first { $0.name.lowercased() == field.name.lowercased() }
      guard let there, there.type != field.type, isWithoutValues(field.name, vocabulary) else {
        continue
      }
      taken[field.name] = CheckedExpression(.constant(.missing), there.description)
    }
    guard !taken.isEmpty else { return self }
    return projecting(
      fields.map { field in
        let column = CheckedExpression(.column(field.name), field.description)
        return NamedExpression(field.name, taken[field.name] ?? column)
      })
  }

  /// Whether a column of a stored table or of one at hand is known to hold no value.
  private func isWithoutValues(_ name: String, _ vocabulary: Vocabulary) -> Bool {
    switch node {
    case .stored(let table):
      guard let profile = vocabulary.table(named: table)?.profile(name) else { return false }
      return profile.missingCount == profile.rowCount
    case .table(let table):
      return table.index(of: name).map { table.columns[$0].missingCount == table.rowCount } ?? false
    default: return false
    }
  }
}
