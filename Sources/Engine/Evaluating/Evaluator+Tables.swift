import Bitmaps
import Language
import Tables
import Values

extension Evaluator {
  /// A formula on the stored table that the rows of a frame come from, at those rows.
  func originColumn(
    of expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> Column {
    let origin = origin(of: frame)
    let whole = try storedColumn(of: expression, on: origin.table)
    return origin.rows.map { whole.gathered(at: $0, in: work) } ?? whole
  }

  /// A formula on the one side of a link, for each row of a frame of the many side.
  func looked(
    up expression: CheckedExpression, over link: Link, in frame: Frame
  ) throws(EngineError) -> CodedColumn {
    let values = try storedColumn(of: expression, on: link.one)
    let oneRows = index(of: link).oneRows
    let groups = origin(of: frame).rows.map { RowGroups(oneRows.numbers(of: $0, in: work)) }
    return CodedColumn(values: values, groups: groups ?? oneRows)
  }

  /// An aggregate of linked rows, for each row of a frame of the one side.
  func linkedColumn(
    of aggregate: LinkedAggregate, as expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> Column {
    let origin = origin(of: frame)
    let whole = try kept(expression, on: aggregate.link.one) { evaluator throws(EngineError) in
      try evaluator.aggregated(aggregate).withoutNotANumber.read(as: expression.type.type)
    }
    return origin.rows.map { whole.gathered(at: $0, in: work) } ?? whole
  }

  /// An aggregate of the rows of each group; rows that are left out, and rows for which the condition
  /// of the call is not true, do not count.
  func aggregate(
    _ call: AggregateCall, in frame: Frame, groups: RowGroups, groupCount: Int,
    rowCounts: GroupRowCounts = GroupRowCounts(), known: [CheckedExpression: Column] = [:]
  ) throws(EngineError) -> Column {
    guard case .aggregate(let body)? = functions[call.function]?.body else {
      preconditionFailure("A checked call names an aggregate: \(call.function)")
    }
    var groups = groups
    if let condition = call.condition {
      let truths = known[condition].map { Operand.column($0).truths(count: frame.rowCount) }
      let isTrue =
        if let truths { truths.isTrue } else { try self.condition(condition, in: frame).isTrue }
      groups = groups.without(isTrue.inverted())
    }
    var arguments: [Column] = []
    for argument in call.arguments {
      if let column = known[argument] {
        arguments.append(column)
      } else {
        arguments.append(try column(of: argument, in: frame))
      }
    }
    return try body(
      AggregateInput(
        arguments: arguments, groups: groups, groupCount: groupCount, work: work,
        rowCounts: call.condition == nil ? rowCounts : GroupRowCounts()))
  }

  private func aggregated(_ aggregate: LinkedAggregate) throws(EngineError) -> Column {
    let link = aggregate.link
    let frame = storedFrame(link.one)
    let result = try self.aggregate(
      aggregate.call, in: storedFrame(link.many), groups: index(of: link).oneRows,
      groupCount: frame.rowCount)
    guard let observed = aggregate.observed else { return result }
    return result.blanked(at: try condition(observed, in: frame).isTrue.inverted())
  }

  /// A formula on all rows of a stored table, computed once.
  private func storedColumn(
    of expression: CheckedExpression, on table: String
  ) throws(EngineError) -> Column {
    let frame = storedFrame(table)
    if case .column(let name) = expression.kind { return frame.column(name) }
    return try kept(expression, on: table) { evaluator throws(EngineError) in
      try evaluator.column(of: expression, in: frame)
    }
  }

  /// A column of the cache, computed and kept when it is not yet there; what there is to say of it is
  /// said either way.
  private func kept(
    _ expression: CheckedExpression, on table: String,
    computing column: (Evaluator) throws(EngineError) -> Column
  ) throws(EngineError) -> Column {
    if let known = library.cache.entry(of: expression, on: table) {
      notes.add(known.notes, at: expression.range)
      return known.column
    }
    let own = Evaluator(library: library, work: work, functions: functions)
    let found = try column(own)
    // What was computed after a stop means nothing, so that no later line may find it.
    try work.poll()
    library.cache.keep(found, own.notes, of: expression, on: table)
    notes.add(own.notes, at: expression.range)
    return found
  }

  /// All rows of a stored table.
  func storedFrame(_ name: String) -> Frame {
    guard let stored = library.tables[name] else {
      preconditionFailure("A checked formula names only stored tables: \(name)")
    }
    return Frame(
      stored.table, base: stored.origin?.name ?? name, rows: stored.origin?.rows, in: work)
  }

  private func origin(of frame: Frame) -> FrameOrigin {
    guard let origin = frame.origin else {
      preconditionFailure("A checked formula asks for a stored table only where its rows are")
    }
    return origin
  }

  private func index(of link: Link) -> LinkIndex {
    guard let index = library.links[link] else {
      preconditionFailure("A checked formula follows only links of the library")
    }
    return index
  }
}
