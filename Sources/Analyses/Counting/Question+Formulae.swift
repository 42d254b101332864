import Engine
import Language
import Values

extension Question {
  /// The first item after the verb, or the formula of a role when it was left out.
  func subject(_ label: String, role: Role?) throws(AnalysisError) -> Subject {
    if let item = step.items.first, let expression = item.expression {
      let column = item.isFromRole ? expression.columnName : nil
      return Subject(name: column ?? item.name, expression: expression, range: item.range)
    }
    guard let role, let expression = roles[role] else {
      throw .diagnostic(.noFormula(label, role: role ?? .event, step: step))
    }
    return Subject(
      name: expression.columnName ?? role.rawValue, expression: expression, range: step.range)
  }

  /// The confidence of intervals, from the option `level`.
  var confidence: Double { step.number("level") ?? 0.95 }
}

extension CheckedStep {
  /// The formula given as an option, such as the weight of a row.
  func formula(_ option: String, among fields: [Field]) -> NamedExpression? {
    switch options[option]?.first {
    case .expression(let name, let expression): return NamedExpression(name, expression)
    case .column(let name):
      return fields.first { $0.name == name }.map {
        NamedExpression(name, CheckedExpression(.column(name), $0.description))
      }
    default: return nil
    }
  }
}

extension OptionDeclaration {
  /// The confidence of intervals.
  static let level = OptionDeclaration(
    "level", .number(0.5...0.9999, or: []), standard: "95%",
    summary: "How sure the interval is to hold the true value.")
}
