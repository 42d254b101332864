import Language

extension Plan {
  /// A filter moves below a step that only adds columns it does not read, or only orders rows.
  ///
  /// It stays where a formula below depends on which rows there are.
  var pushingFilterDown: Plan? {
    guard case .filter(let input, let condition) = node, condition.expression.isQuiet else {
      return nil
    }
    switch input.node {
    case .derive(let source, let columns):
      let names = Set(columns.map(\.name))
      guard condition.expression.neededColumns.isDisjoint(with: names),
        columns.allSatisfy(\.expression.isRowByRow)
      else { return nil }
      return with(.derive(source.filteredLow(by: condition), columns))
    case .sort(let source, let keys):
      guard keys.allSatisfy(\.expression.isRowByRow) else { return nil }
      return with(.sort(source.filteredLow(by: condition), keys))
    default: return nil
    }
  }

  private func filteredLow(by condition: RowCondition) -> Plan {
    let filtered = filtered(by: condition)
    return filtered.pushingFilterDown ?? filtered
  }
}

extension CheckedExpression {
  /// Whether the formula can neither fail nor leave a note, on whichever rows it is computed.
  var isQuiet: Bool {
    switch kind {
    // What is computed on a whole stored table fails or not whichever rows are at hand.
    case .constant, .column, .origin, .lookup, .linked: true
    case .aggregate, .function: false
    case .operation(let operation, let operands):
      operation.isQuiet && operands.allSatisfy(\.isQuiet)
    }
  }

  /// Whether the value of a row depends on no other row.
  var isRowByRow: Bool {
    switch kind {
    case .function(let name, let operands):
      FunctionCatalogue.all[name]?.declaration.level == .row && operands.allSatisfy(\.isRowByRow)
    default: operands.allSatisfy(\.isRowByRow)
    }
  }
}

extension Operation {
  fileprivate var isQuiet: Bool {
    switch self {
    case .and, .or, .not, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .isMissing, .isOneOf, .decimal, .whole, .truth, .timestamp, .date:
      true
    case .textTest, .add, .subtract, .multiply, .divide, .negate, .join, .daysBetween, .shift,
      .firstWindow, .lastWindow:
      false
    }
  }
}
