import Language

extension Plan {
  /// Columns that nobody above reads are not computed; an error in one of them goes with it.
  var droppingColumns: Plan {
    switch node {
    case .group(let query):
      let formulae = query.keys + query.aggregates
      let needed = formulae.neededColumns.union(query.filter?.neededColumns ?? [])
      let slim = GroupQuery(
        source: query.source.keeping(needed), filter: query.filter, keys: query.keys,
        aggregates: query.aggregates, told: query.told)
      return with(.group(slim))
    case .project(let input, let columns):
      return with(.project(input.keeping(columns.neededColumns), columns))
    default: return mappingInputs(\.droppingColumns)
    }
  }

  /// The columns of its input that a grouping reads; nothing for other operators.
  public var columnsReadByGroups: Set<String>? {
    guard case .group(let query) = node else { return nil }
    return (query.keys + query.aggregates).neededColumns
      .union(query.filter?.neededColumns ?? []).union(query.told?.expression.neededColumns ?? [])
  }

  /// The plan with at least the named columns, which are all that is read of it.
  private func keeping(_ names: Set<String>) -> Plan {
    switch node {
    case .derive(let input, let columns):
      let kept = columns.filter { names.contains($0.name) }
      let replaced = Set(kept.map(\.name))
      let source = input.keeping(names.subtracting(replaced).union(kept.neededColumns))
      return kept.isEmpty ? source : slim(.derive(source, kept), from: source, adding: kept)
    case .project(let input, let columns):
      let kept = columns.filter { names.contains($0.name) }
      let source = input.keeping(kept.neededColumns)
      return Plan(.project(source, kept), fields: kept.map(\.field), base: base, madeBy: madeBy)
    case .filter(let input, let condition):
      let source = input.keeping(names.union(condition.expression.neededColumns))
      return slim(.filter(source, condition), from: source)
    case .sort(let input, let keys):
      let read = keys.reduce(into: names) { $0.formUnion($1.expression.neededColumns) }
      let source = input.keeping(read)
      return slim(.sort(source, keys), from: source)
    case .take(let input, let count):
      let source = input.keeping(names)
      return slim(.take(source, count: count), from: source)
    default: return droppingColumns
    }
  }

  /// An operator over an input that has perhaps lost fields.
  private func slim(
    _ node: Node, from source: Plan, adding columns: [NamedExpression] = []
  ) -> Plan {
    let fields = source.deriving(columns).fields
    return Plan(node, fields: fields, base: base, madeBy: madeBy)
  }
}

extension [NamedExpression] {
  /// The columns that the formulae read.
  fileprivate var neededColumns: Set<String> {
    reduce(into: []) { $0.formUnion($1.expression.neededColumns) }
  }
}
