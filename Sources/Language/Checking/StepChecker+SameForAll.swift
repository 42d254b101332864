import Diagnostics
import Values

extension StepChecker {
  /// A condition, a key or a column without a name that reads no column is the same for every row:
  /// a column was meant.
  func refuseSameForAll(
    _ item: Item, _ checked: CheckedItem, _ argument: Argument, _ slot: SlotDeclaration
  ) throws(Diagnostic) {
    guard let value = checked.expression, !value.readsRows else { return }
    let column = column(writtenIn: item.expression)
    guard
      item.expression.isSameByMistake(asKey: slot.shape == .keys)
        || (item.expression.isParameter && column != nil)
    else { return }
    switch argument.accepts {
    case .condition: break
    case .value, .column:
      guard slot.shape == .keys || (slot.shape == .named && item.name == nil) else { return }
    default: return
    }
    throw .sameForAll(item.expression, column: column, argument, at: item.expression.range)
  }

  /// The column that a text, or a parameter with a text, in the formula names, and how to write it.
  private func column(writtenIn expression: Expression) -> String? {
    for part in [expression] + expression.parts {
      if case .literal(.text(let parts)) = part.kind,
        let text = try? checker.vocabulary.text(parts),
        let field = checker.scope.field(named: text)
      {
        return "a column stands without quotes:  \(Name.source(of: field.name))"
      }
      if case .parameter(let name) = part.kind, part == expression,
        let value = checker.vocabulary.parameter(named: name.text),
        let field = checker.scope.field(named: value.text)
      {
        return "for a column:  param \(name.source) as column = \"\(field.name)\""
      }
    }
    return nil
  }
}

extension Diagnostic {
  /// Says that a formula has one value for all rows where each row's own is wanted.
  static func sameForAll(
    _ expression: Expression, column: String?, _ argument: Argument, at range: SourceRange
  ) -> Diagnostic {
    var advice = "write a column, or give it a name:  x = \(expression.canonicalText)"
    if argument.accepts == .condition {
      advice = "write a condition on a column, or `true` for all rows"
    } else if argument.label == "key" {
      advice = "columns go by their names, as the header of the result shows them"
    }
    return Diagnostic(
      code: "V9",
      message: "`\(expression.canonicalText)` reads no column, so it is the same for every row",
      range: range, advice: [column ?? advice])
  }
}

extension CheckedExpression {
  /// Whether anything of the rows is read.
  fileprivate var readsRows: Bool {
    switch kind {
    case .constant: false
    case .column, .origin, .lookup, .linked, .aggregate: true
    case .function(_, let parts), .operation(_, let parts): parts.contains(where: \.readsRows)
    }
  }
}

extension Expression {
  /// Whether nobody who wrote this wants the same value for every row: it holds neither a name, such
  /// as that of a segment, nor `asof`, nor a parameter, and is no bare `true` or `false`.
  ///
  /// A key is of no use even then.
  fileprivate func isSameByMistake(asKey: Bool) -> Bool {
    switch kind {
    case .name: return false
    case .literal(.truth), .asof, .parameter: return asKey
    default: return parts.allSatisfy { $0.isSameByMistake(asKey: asKey) || $0.isTruth }
    }
  }

  fileprivate var isParameter: Bool { if case .parameter = kind { true } else { false } }

  private var isTruth: Bool { if case .literal(.truth) = kind { true } else { false } }
}
