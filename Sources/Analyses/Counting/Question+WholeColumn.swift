import Engine
import Language
import Values

extension Question {
  /// The rows a formula can be asked of before any were chosen, and the formula there.
  ///
  /// A column of a stored table is asked of all its rows, whatever was filtered since; a column
  /// that a step derived, of all rows that step saw.
  func wholeColumn(of expression: CheckedExpression) -> (
    plan: Plan, expression: CheckedExpression
  ) {
    let plan = input.withAllRows
    if case .origin(let inner) = expression.kind, let base { return (.stored(base), inner) }
    if case .stored(let name) = plan.node, case .column(let column) = expression.kind, let base,
      base.name != name, base.fields.contains(Field(column, expression.type))
    {
      return (.stored(base), expression)
    }
    return (plan, expression)
  }
}

extension Question {
  /// The least and the greatest number of such a whole column and how many there are.
  func wholeRange(
    of expression: CheckedExpression
  ) throws(AnalysisError) -> (least: Double, greatest: Double, count: Int)? {
    let column = wholeColumn(of: expression)
    let counts = try ScoreCounts(
      column.expression, weight: nil, by: GroupColumns(keys: [], notes: []), of: column.plan,
      engine: engine)
    let all = counts.overall
    guard let least = all.answers.first?.score, let greatest = all.answers.last?.score else {
      return nil
    }
    return (least, greatest, all.answerCount)
  }
}

extension Plan {
  /// The plan without the steps that only choose or order rows.
  fileprivate var withAllRows: Plan {
    switch node {
    case .filter(let input, _), .sort(let input, _), .take(let input, _), .sample(let input, _):
      input.withAllRows
    case .derive(let input, let columns): input.withAllRows.deriving(columns)
    case .project(let input, let columns): input.withAllRows.projecting(columns)
    default: self
    }
  }
}
