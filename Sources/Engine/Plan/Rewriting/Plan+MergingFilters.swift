extension Plan {
  /// Filters that follow each other are computed on the same rows, so that nothing is copied
  /// between them.
  var mergingFilters: Plan? {
    guard case .filter(let input, let condition) = node, condition.expression.isQuiet,
      condition.expression.isRowByRow
    else { return nil }
    switch input.node {
    case .filter(let source, let first): return with(.filters(source, [first, condition]))
    case .filters(let source, let conditions):
      return with(.filters(source, conditions + [condition]))
    default: return nil
    }
  }
}
