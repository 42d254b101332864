import Diagnostics
import Values

extension ExpressionChecker {
  /// A function with its arguments.
  func call(
    _ name: Name, _ arguments: [Expression], where condition: Expression?, _ whole: Expression
  ) throws(Diagnostic) -> CheckedExpression {
    guard let function = vocabulary.function(named: name.text) else {
      throw .unknownFunction(name, in: self)
    }
    if function.name == "rule" { return try rule(arguments, function, at: whole.range) }
    if function.level == .aggregate {
      return try aggregate(function, arguments, where: condition, name, whole)
    }
    if let condition { throw .noWhere(function, at: condition.range) }
    if function.level == .window, level != .window { throw .noWindow(function, at: name.range) }
    let parts = try self.arguments(arguments, of: function, at: whole.range)
    let type = function.resultType(of: parts)
    return CheckedExpression(.function(function.name, parts), type, range: whole.range)
  }

  /// The condition of a row of the last answer of `associate`.
  private func rule(
    _ arguments: [Expression], _ function: FunctionDeclaration, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let parts = try self.arguments(arguments, of: function, at: range)
    guard case .constant(.whole(let whole))? = parts.first?.kind else {
      throw .noRule(nil, at: range, vocabulary)
    }
    let number = Int(clamping: whole)
    guard let expression = vocabulary.rule(number) else {
      throw .noRule(number, at: range, vocabulary)
    }
    return try condition(expression).placed(at: range)
  }

  /// The arguments of a function, as many and of the types it takes.
  func arguments(
    _ expressions: [Expression], of function: FunctionDeclaration, at range: SourceRange
  ) throws(Diagnostic) -> [CheckedExpression] {
    guard function.takes(expressions.count) else {
      throw .wrongCount(of: function, given: expressions.count, at: range)
    }
    var operands: [Operand] = []
    for expression in expressions { operands.append(try operand(expression)) }
    let common = try commonType(of: operands, function)
    var parts: [CheckedExpression] = []
    for (position, operand) in operands.enumerated() {
      parts.append(try argument(operand, position, of: function, operands.count, common))
    }
    return function.unified(parts)
  }

  private func argument(
    _ operand: Operand, _ position: Int, of function: FunctionDeclaration, _ count: Int,
    _ common: ColumnType?
  ) throws(Diagnostic) -> CheckedExpression {
    guard let parameter = function.parameter(at: position) else {
      throw .wrongCount(of: function, given: count, at: operand.range)
    }
    let value: CheckedExpression
    if function.isCondition(position, of: count) {
      value = try condition(operand)
    } else if let common, function.isCommon(position, of: count) {
      value = try self.value(operand, expecting: common.type).widened(to: common)
    } else {
      value = try fitted(operand, to: parameter, of: function)
    }
    if parameter.isConstant, value.constant == nil {
      throw .notConstant(operand, parameter, of: function)
    }
    return value
  }

  /// A part as a value of one of the types a parameter takes.
  private func fitted(
    _ operand: Operand, to parameter: FunctionDeclaration.Parameter,
    of function: FunctionDeclaration
  ) throws(Diagnostic) -> CheckedExpression {
    let types = parameter.types
    let preferred = FunctionDeclaration.preference.first(where: types.contains)
    if types == [.truth] { return try condition(operand) }
    let value = try value(operand, expecting: preferred)
    if let fitting = value.fitted(to: types) { return fitting }
    throw .wrongArgument(
      operand, value, parameter, of: function, shape: shape(of: value))
  }

  /// The one type of the arguments that must have one.
  private func commonType(
    of operands: [Operand], _ function: FunctionDeclaration
  ) throws(Diagnostic) -> ColumnType? {
    guard function.isCommon else { return nil }
    var common: ColumnType?
    for (position, operand) in operands.enumerated()
    where function.isCommon(position, of: operands.count) {
      if case .missing = operand.content { continue }
      let type = try value(operand).type
      guard let joined = common.map({ $0.joined(with: type) }) ?? type else {
        throw .noCommonType(operand, type, others: common, of: function)
      }
      common = joined
    }
    return common ?? ColumnType(.text)
  }
}
