import Engine
import Language
import Tables
import Values

/// An engine that answers from literal tables, row by row, so that analyses are tested alone.
struct FakeEngine: Sendable {
  let tables: [String: Table]

  init(_ tables: [String: Table]) { self.tables = tables }

  var engine: Engine {
    Engine(
      groups: { query throws(EngineError) in EngineResult(table: group(query)) },
      projection: { plan, columns throws(EngineError) in
        EngineResult(table: project(rows(of: plan), columns))
      },
      table: { plan throws(EngineError) in EngineResult(table: rows(of: plan)) })
  }

  private func rows(of plan: Plan) -> Table {
    switch plan.node {
    case .stored(let name): return known(tables[name])
    case .table(let table): return table
    case .filter(let input, let condition):
      let table = rows(of: input)
      let kept = (0..<table.rowCount).filter {
        evaluate(condition.expression, table, $0) == .truth(true)
      }
      return table.gathered(at: kept.map(Int32.init))
    case .derive(let input, let columns):
      let table = rows(of: input)
      let own = table.fields.map {
        NamedExpression($0.name, CheckedExpression(.column($0.name), $0.description))
      }
      return project(table, own + columns)
    default: fatalError("the fake engine knows no such plan")
    }
  }

  private func project(_ table: Table, _ columns: [NamedExpression]) -> Table {
    Table(
      fields: columns.map(\.field),
      rows: (0..<table.rowCount).map { row in
        columns.map { evaluate($0.expression, table, row) }
      })
  }

  private func group(_ query: GroupQuery) -> Table {
    let table = rows(of: query.source)
    var members: [[Value]: [Int]] = query.keys.isEmpty ? [[]: []] : [:]
    for row in 0..<table.rowCount {
      members[query.keys.map { evaluate($0.expression, table, row) }, default: []].append(row)
    }
    let keys = members.keys.sorted { left, right in
      for (a, b) in zip(left, right) where a != b { return precedes(a, b) }
      return false
    }
    return Table(
      fields: query.fields,
      rows: keys.map { key in
        key + query.aggregates.map { aggregate($0.expression, table, members[key] ?? []) }
      })
  }

  private func precedes(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.missing, _): false
    case (_, .missing): true
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.date(let a), .date(let b)): a < b
    case (.truth(let a), .truth): !a
    default: number(a) < number(b)
    }
  }

  private func aggregate(_ expression: CheckedExpression, _ table: Table, _ rows: [Int]) -> Value {
    guard case .aggregate(let call) = expression.kind else { fatalError("no aggregate") }
    let rows = rows.filter { row in
      call.condition.map { evaluate($0, table, row) == .truth(true) } ?? true
    }
    switch call.function {
    case "count": return .whole(Int64(rows.count))
    case "sum":
      return .decimal(
        rows.reduce(0) { $0 + (evaluate(call.arguments[0], table, $1).number ?? 0) })
    default: fatalError("the fake engine knows no such aggregate")
    }
  }

  private func evaluate(_ expression: CheckedExpression, _ table: Table, _ row: Int) -> Value {
    switch expression.kind {
    case .constant(let value): return value
    case .column(let name): return known(table.column(name)).value(at: row)
    case .operation(let operation, let operands):
      return apply(operation, operands.map { evaluate($0, table, row) })
    default: fatalError("the fake engine knows no such formula")
    }
  }

  private func apply(_ operation: Operation, _ values: [Value]) -> Value {
    switch operation {
    case .isMissing: return .truth(values[0] == .missing)
    case .and where values.contains(.truth(false)): return .truth(false)
    case _ where values.contains(.missing): return .missing
    case .and: return .truth(true)
    case .not: return .truth(values[0] == .truth(false))
    case .less: return .truth(number(values[0]) < number(values[1]))
    case .lessOrEqual: return .truth(number(values[0]) <= number(values[1]))
    case .multiply: return .decimal(number(values[0]) * number(values[1]))
    case .decimal: return .decimal(number(values[0]))
    default: fatalError("the fake engine knows no such operator")
    }
  }

  private func number(_ value: Value) -> Double { known(value.number) }

  private func known<Content>(_ content: Content?) -> Content {
    guard let content else { preconditionFailure("the test names something that is not there") }
    return content
  }
}
