import Language
import Tables
import Values

extension Plan {
  /// Whether the plan ends by gathering rows into groups.
  var isGrouping: Bool { if case .group = node { true } else { false } }

  /// The plans that the operator reads, in their order.
  public var inputs: [Plan] {
    switch node {
    case .stored, .table: []
    case .group(let query):
      query.filter.map { filter in
        [query.source.filtered(by: RowCondition(filter, text: "as the analysis asks"))]
      } ?? [query.source]
    case .filter(let input, _), .filters(let input, _), .derive(let input, _),
      .project(let input, _), .sort(let input, _), .take(let input, _), .top(let input, _, _),
      .sample(let input, _), .distinct(let input, _), .unpivot(let input, _):
      [input]
    case .append(let first, let second), .join(let first, let second, _): [first, second]
    }
  }

  /// The operator in words, such as `filter region = "north"`.
  public var operatorText: String {
    switch node {
    case .stored(let name): name
    case .table: madeBy.map { "the answer of \($0)" } ?? "a table"
    case .filter(_, let condition): condition.operatorText
    case .filters(_, let conditions):
      conditions.map(\.operatorText).joined(separator: ", ")
    case .derive(_, let columns): "derive \(columns.names)"
    case .project(_, let columns): "select \(columns.names)"
    case .group(let query): query.operatorText
    case .sort(_, let keys): "sort \(keys.words)"
    case .take(_, let count): count < 0 ? "take the last \(-count)" : "take \(count)"
    case .top(_, let keys, let count): "sort \(keys.words), take \(count)"
    case .sample(_, let sample): sample.operatorText
    case .distinct(_, let columns): columns.isEmpty ? "distinct" : "distinct \(columns.names)"
    case .append: "append"
    case .join(_, _, let join): "join on \(join.leftKeys.joined(separator: ", "))"
    case .unpivot(_, let unpivot): "unpivot \(unpivot.columns.joined(separator: ", "))"
    }
  }
}

extension [NamedExpression] {
  /// The names with commas between them.
  fileprivate var names: String { map(\.name).joined(separator: ", ") }
}

extension [SortKey] {
  /// The columns to sort by; a formula is only said to be one.
  fileprivate var words: String {
    map { key in
      let name = if case .column(let name) = key.expression.kind { name } else { "a formula" }
      return key.direction == .descending ? "\(name) desc" : name
    }.joined(separator: ", ")
  }
}

extension RowCondition {
  fileprivate var operatorText: String { "\(isExclusion ? "exclude" : "filter") \(text)" }
}

extension GroupQuery {
  fileprivate var operatorText: String {
    let values = "summarize \(aggregates.names)"
    return keys.isEmpty ? values : "\(values) by \(keys.names)"
  }
}

extension Sample {
  fileprivate var operatorText: String {
    switch size {
    case .count(let count): "sample \(count)"
    case .fraction(let fraction): "sample \(NumberText.shortest(fraction * 100))%"
    }
  }
}
