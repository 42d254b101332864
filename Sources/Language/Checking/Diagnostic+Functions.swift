import Diagnostics
import Values

extension Diagnostic {
  /// Says that no function has a name.
  static func unknownFunction(_ name: Name, in checker: ExpressionChecker) -> Diagnostic {
    let near =
      FunctionsElsewhere.lesson(for: name.text).map { [$0] }
      ?? Suggestion.advice(for: name.text, in: checker.vocabulary.functions.map(\.name))
    let isColumn = checker.scope.field(named: name.text) != nil
    return Diagnostic(
      code: "N4",
      message: isColumn
        ? "`\(name.text)` is a column, not a function" : "there is no function `\(name.text)`",
      range: name.range,
      advice: near.isEmpty ? ["all functions:  help functions"] : near)
  }

  /// Says that a function was given too few or too many arguments.
  static func wrongCount(
    of function: FunctionDeclaration, given: Int, at range: SourceRange
  ) -> Diagnostic {
    let least = function.parameters.count { !$0.isOptional }
    let most = function.parameters.last?.repeats == true ? nil : function.parameters.count
    let wanted: String =
      if let most {
        least == most ? "\(least)" : "\(least) to \(most)"
      } else {
        "at least \(least)"
      }
    let noun = wanted == "1" || wanted == "at least 1" ? "argument" : "arguments"
    return Diagnostic(
      code: "K1", message: "`\(function.name)` takes \(wanted) \(noun), not \(given)",
      range: range, advice: ["form:  \(function.form)"])
  }

  /// Says that an argument has a type that the function does not take.
  static func wrongArgument(
    _ operand: Operand, _ value: CheckedExpression, _ parameter: FunctionDeclaration.Parameter,
    of function: FunctionDeclaration, shape: ColumnShape?
  ) -> Diagnostic {
    let out = WayOut(value: value, text: operand.text, shape: shape)
    let wanted = parameter.types
    let types = named(wanted)
    let wish = types.contains(parameter.label) ? types : "\(types) as \(parameter.label)"
    return Diagnostic(
      code: "K2",
      message:
        "`\(function.name)` wants \(wish), but `\(operand.text)` is \(value.type.type.withArticle)",
      range: operand.range, label: out.label(for: wanted),
      advice: out.advice(for: wanted) + ["form:  \(function.form)"])
  }

  /// Says that an argument must be a constant.
  static func notConstant(
    _ operand: Operand, _ parameter: FunctionDeclaration.Parameter,
    of function: FunctionDeclaration
  ) -> Diagnostic {
    Diagnostic(
      code: "K3",
      message: "`\(function.name)` wants the same \(parameter.label) for every row, written out",
      range: operand.range, advice: ["form:  \(function.form)"])
  }

  /// Says that `where` stands in a function of single rows.
  static func noWhere(_ function: FunctionDeclaration, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "K4",
      message: "`where` stands only in functions of many rows; `\(function.name)` is none",
      range: range, advice: ["form:  \(function.form)"])
  }

  /// Says that a function of all rows in order stands where rows have none.
  static func noWindow(_ function: FunctionDeclaration, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "K5",
      message: "`\(function.name)` looks at rows in their order, which only `derive` keeps",
      range: range,
      advice: ["name it first:  derive x = \(function.form)   then use:  x"])
  }

  /// Says that values which must have one type have two.
  static func noCommonType(
    _ operand: Operand, _ type: ColumnType, others: ColumnType?, of function: FunctionDeclaration
  ) -> Diagnostic {
    let before = others.map { $0.type.withArticle } ?? "another type"
    return Diagnostic(
      code: "K2",
      message:
        "the values of `\(function.name)` must have one type: `\(operand.text)` is \(type.type.withArticle), the one before is \(before)",
      range: operand.range, advice: ["text(…) makes a text of anything"])
  }

  /// Says that there is no rule of a number, or that its condition cannot be typed, and why.
  static func noRule(
    _ number: Int?, at range: SourceRange, _ vocabulary: Vocabulary
  ) -> Diagnostic {
    if let number, let gap = vocabulary.untypedRule(number) {
      return Diagnostic(
        code: "N9", message: "rule \(number) cannot be typed as a condition: \(gap.reason)",
        range: range, advice: [gap.advice])
    }
    return Diagnostic(
      code: "N9", message: "there is no rule of this number", range: range,
      advice: [
        "rule(n) is row n of the last answer of `associate`: run it, then take one of its rows"
      ])
  }

  /// Types in words: `a number`, `a date or time stamp`.
  static func named(_ types: Set<ValueType>) -> String {
    if types.isEmpty { return "a value" }
    if types == .numbers || types == .countables { return "a number" }
    let names = ValueType.allCases.filter(types.contains).map(\.withArticle)
    return names.joined(separator: " or ")
  }
}

extension ValueType {
  /// The type in a sentence: `a whole number`, `text`.
  var withArticle: String {
    switch self {
    case .truth, .text: name
    default: "a " + name
    }
  }
}
