import Diagnostics
import Language
import Tables
import Values

extension PlanRun {
  /// One row for each group of the frame's rows, in the order of the keys.
  mutating func grouped(_ frame: Frame, by query: GroupQuery) throws(EngineError) -> Frame {
    var known: [CheckedExpression: Column] = [:]
    if let told = query.told {
      let values = try evaluator.column(of: told.expression, in: frame)
      known[told.expression] = values
      try noteMissing(told, values, in: frame)
    }
    var keys: [GroupKey] = []
    for key in query.keys { keys.append(try evaluator.key(key.expression, in: frame)) }
    let grouping = try Grouping(
      keys: keys, rowCount: frame.rowCount, isOrdered: true, in: work)
    var groups = GroupColumns(query: query)
    let rowCounts = GroupRowCounts()
    for (key, column) in zip(query.keys, keys) {
      groups.add(key.field, column.gathered(at: grouping.firstRows, in: work))
    }
    for call in groups.calls {
      let column = try aggregate(
        call.call, over: grouping, rowCounts, of: frame, knowing: known, at: call.range
      )
      .withoutNotANumber
      groups.add(call.field, column)
    }
    return try finished(groups, query: query, rowCount: grouping.count)
  }

  /// The aggregates of each group, and the arithmetic on them.
  private func finished(
    _ groups: GroupColumns, query: GroupQuery, rowCount: Int
  ) throws(EngineError) -> Frame {
    let parts = Frame(
      Table(fields: groups.fields, columns: groups.columns, rowCount: rowCount), in: work)
    var columns = Array(groups.columns.prefix(query.keys.count))
    for named in query.aggregates {
      let formula = groups.formula(named.expression)
      columns.append(try evaluator.column(of: formula, in: parts))
    }
    return Frame(
      Table(fields: query.fields, columns: columns, rowCount: rowCount), isMade: true, in: work)
  }

  /// One aggregate of each group.
  private func aggregate(
    _ call: AggregateCall, over grouping: Grouping, _ rowCounts: GroupRowCounts, of frame: Frame,
    knowing known: [CheckedExpression: Column], at range: SourceRange?
  ) throws(EngineError) -> Column {
    try work.poll()
    let notes = EvaluationNotes()
    defer { evaluator.notes.take(notes) }
    do throws(EngineError) {
      return try evaluator.noting(in: notes).aggregate(
        call, in: frame, groups: grouping.groups, groupCount: grouping.count,
        rowCounts: rowCounts, known: known)
    } catch {
      throw error.placed(at: range)
    }
  }
}
