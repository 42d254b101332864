import Diagnostics
import Values

extension StepChecker {
  /// A condition, a key or a column without a name that reads no column is the same for every row:
  /// a column was meant.
  func refuseSameForAll(
    _ item: Item, _ checked: CheckedItem, _ argument: Argument, _ slot: SlotDeclaration
  ) throws(Diagnostic) {
    guard let value = checked.expression, !value.readsRows else { return }
    let column = checker.column(writtenIn: item.expression)
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
    throw .sameForAll(
      item.expression, column ?? argument.advice(for: item.expression), at: item.expression.range)
  }
}

extension ExpressionChecker {
  /// A formula that is true or false, and not by mistake the same for every row.
  func varyingCondition(_ expression: Expression) throws(Diagnostic) -> CheckedExpression {
    let value = try condition(expression)
    guard !value.readsRows else { return value }
    let column = column(writtenIn: expression)
    guard
      expression.isSameByMistake(asKey: false) || (expression.isParameter && column != nil)
    else { return value }
    throw .sameForAll(
      expression, column ?? Diagnostic.columnWanted, at: expression.range)
  }

  /// The column that a text, or a parameter with a text, in the formula names, and how to write it.
  fileprivate func column(writtenIn expression: Expression) -> String? {
    for part in [expression] + expression.parts {
      if case .literal(.text(let parts)) = part.kind,
        let text = try? vocabulary.text(parts), let field = scope.field(named: text)
      {
        return "a column stands without quotes:  \(Name.source(of: field.name))"
      }
      if case .parameter(let name) = part.kind, part == expression,
        let value = vocabulary.parameter(named: name.text),
        let field = scope.field(named: value.text)
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
    _ expression: Expression, _ advice: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "V9",
      message: "`\(expression.canonicalText)` reads no column, so it is the same for every row",
      range: range, advice: [advice])
  }

  /// What to write instead of a condition that is the same for every row.
  fileprivate static let columnWanted = "write a condition on a column, or `true` for all rows"
}

extension Argument {
  /// What to write instead of a formula that is the same for every row.
  fileprivate func advice(for expression: Expression) -> String {
    if accepts == .condition { return Diagnostic.columnWanted }
    return label == "key"
      ? "columns go by their names, as the header of the result shows them"
      : "write a column, or give it a name:  x = \(expression.canonicalText)"
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
