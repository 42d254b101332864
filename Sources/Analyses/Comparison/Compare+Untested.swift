import Engine
import Language
import Tables
import Values

extension ComparisonQuestion {
  /// A value of each group, asked of the engine, where no test is known.
  func untested(
    _ measure: ComparisonMeasure, _ groups: ComparisonGroups
  ) throws(AnalysisError) -> [ComparisonFinding] {
    guard measure.formulae[0].holdsAnAggregate, let first = question.step.items.first?.expression
    else {
      return [
        ComparisonFinding(measure: measure.name, aCount: groups.a.count, bCount: groups.b.count)
      ]
    }
    let second = question.step.clauses[.with]?.first?.expression
    var values: [Double?] = []
    var counts = [groups.a.count, groups.b.count]
    let sides =
      second.map { [first.and($0.negated), $0.and(first.negated)] } ?? [first, first.negated]
    for (place, side) in sides.enumerated() {
      var asked = [NamedExpression("value", measure.formulae[0])]
      asked += measure.formulae[0].knownCount.map { [NamedExpression("known", $0)] } ?? []
      let query = GroupQuery(source: question.input, filter: side, keys: [], aggregates: asked)
      do throws(EngineError) {
        let table = try question.engine.groups(query).table
        values.append(table.columns[0].value(at: 0).number)
        if asked.count > 1 { counts[place] = Int(table.columns[1].value(at: 0).number ?? 0) }
      } catch {
        throw AnalysisError(error)
      }
    }
    return [
      ComparisonFinding(
        measure: measure.name, a: values[0], aCount: counts[0], b: values[1], bCount: counts[1])
    ]
  }
}

extension CheckedExpression {
  /// The number of rows from which an aggregate of one formula is computed.
  fileprivate var knownCount: CheckedExpression? {
    guard case .aggregate(let call) = withoutOrigin.kind, let argument = call.arguments.first
    else { return nil }
    let isKnown = argument.isPresent
    let known = AggregateCall(
      function: "count", arguments: [], condition: call.condition.map { $0.and(isKnown) } ?? isKnown
    )
    return CheckedExpression(.aggregate(known), ColumnType(.whole, kind: .count))
  }
}
