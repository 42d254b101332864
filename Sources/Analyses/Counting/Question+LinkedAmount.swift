import Diagnostics
import Engine
import Language
import Tables
import Values

extension Question {
  /// The key of the customers at hand, read from the stored table when a step dropped its column.
  func key(_ link: Link) -> CheckedExpression {
    if let field = input.fields.first(where: { $0.name == link.oneKey }) {
      return CheckedExpression(.column(link.oneKey), field.description)
    }
    let stored = base?.fields.first { $0.name == link.oneKey }?.description
    let type = stored ?? ColumnType(.text)
    return CheckedExpression(
      .origin(CheckedExpression(.column(link.oneKey), type)), type)
  }

  /// The column that an option names, of the rows at hand or of the linked table.
  func amount(_ option: CheckedOption, link: Link?) throws(AnalysisError) -> NamedExpression {
    switch option {
    case .expression(let name, let formula): return try number(name, formula)
    case .word(let name), .column(let name), .text(let name):
      let short = name.split(separator: ".").last.map(String.init) ?? name
      let fields = link.flatMap { link in tables.first { $0.name == link.many } }?.fields
      guard let field = (fields ?? input.fields).first(where: { $0.name == short }) else {
        throw .diagnostic(.noAmount(name, fields: fields ?? input.fields, step: step))
      }
      return try number(name, CheckedExpression(.column(short), field.description))
    default: throw .diagnostic(.noAmount("", fields: input.fields, step: step))
    }
  }

  private func number(
    _ name: String, _ formula: CheckedExpression
  ) throws(AnalysisError) -> NamedExpression {
    guard formula.type.type.isNumber else {
      throw .diagnostic(.noAmountNumber(name, formula.type.type, step: step))
    }
    return NamedExpression("amount", formula)
  }
}

extension Diagnostic {
  /// Says that an option names no column of numbers.
  fileprivate static func noAmount(_ name: String, fields: [Field], step: CheckedStep) -> Diagnostic
  {
    let numbers = fields.filter { $0.type.isNumber }.map(\.name)
    return Diagnostic(
      code: "M6", message: "`value:` wants a column of the events, and `\(name)` is none",
      range: step.range,
      advice: ["columns of numbers there: \(numbers.prefix(6).joined(separator: ", "))"])
  }

  /// Says that an amount is no number.
  fileprivate static func noAmountNumber(
    _ name: String, _ type: ValueType, step: CheckedStep
  ) -> Diagnostic {
    Diagnostic(
      code: "M6", message: "`value:` wants numbers, but `\(name)` is \(type.name)",
      range: step.range, advice: ["name a column of amounts, such as  value: orders.amount"])
  }
}
