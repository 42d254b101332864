import Language
import Tables

extension Plan {
  /// A plan with the same result that is less work.
  var rewritten: Plan { droppingColumns.loweringFilters.joiningSteps }

  /// Filters as low as they can be.
  private var loweringFilters: Plan {
    let lowered = loweringGroupFilter.mappingInputs(\.loweringFilters)
    return lowered.pushingFilterDown ?? lowered
  }

  /// A filter of groups is a filter of their source.
  private var loweringGroupFilter: Plan {
    guard case .group(let query) = node, query.filter != nil else { return self }
    return with(
      .group(
        GroupQuery(
          source: inputs[0], keys: query.keys, aggregates: query.aggregates, told: query.told)))
  }

  /// Steps that are less work together.
  private var joiningSteps: Plan {
    let joined = mappingInputs(\.joiningSteps)
    return joined.mergingFilters ?? joined.takingTop ?? joined
  }

  /// A plan with other inputs, which must have the same fields.
  func mappingInputs(_ change: (Plan) -> Plan) -> Plan {
    switch node {
    case .stored, .table: self
    case .filter(let input, let condition): with(.filter(change(input), condition))
    case .filters(let input, let conditions): with(.filters(change(input), conditions))
    case .derive(let input, let columns): with(.derive(change(input), columns))
    case .project(let input, let columns): with(.project(change(input), columns))
    case .group(let query): with(.group(query.mappingSource(change)))
    case .sort(let input, let keys): with(.sort(change(input), keys))
    case .take(let input, let count): with(.take(change(input), count: count))
    case .top(let input, let keys, let count): with(.top(change(input), keys, count: count))
    case .sample(let input, let sample): with(.sample(change(input), sample))
    case .distinct(let input, let columns): with(.distinct(change(input), columns))
    case .append(let first, let second): with(.append(change(first), change(second)))
    case .join(let left, let right, let join): with(.join(change(left), change(right), join))
    case .unpivot(let input, let unpivot): with(.unpivot(change(input), unpivot))
    }
  }

  /// The same result from another operator.
  func with(_ node: Node) -> Plan {
    Plan(node, fields: fields, base: base, madeBy: madeBy)
  }
}

extension GroupQuery {
  fileprivate func mappingSource(_ change: (Plan) -> Plan) -> GroupQuery {
    GroupQuery(
      source: change(source), filter: filter, keys: keys, aggregates: aggregates, told: told)
  }
}
