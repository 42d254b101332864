import Language
import Tables
import Values

@testable import Engine

/// Random chains of steps on a table, the same for the same seed.
struct RandomPlans {
  private var random: RandomRows
  private let table: Table

  /// Starts at a seed, on a table.
  init(seed: UInt64, table: Table) {
    random = RandomRows(seed: seed)
    self.table = table
  }

  /// A chain of steps over a source with the columns of the table.
  mutating func plan(from source: Plan, steps: Int) -> Plan {
    var plan = source
    for step in 0..<steps { plan = next(plan, step) }
    return plan
  }

  private mutating func next(_ plan: Plan, _ step: Int) -> Plan {
    switch random.below(9) {
    case 0, 1, 2: plan.filtered(by: condition(on: plan))
    case 3, 4:
      plan.deriving([NamedExpression(random.below(3) == 0 ? "far" : "new\(step)", one(of: plan))])
    case 5: plan.sorted(by: (0...random.below(2)).map { _ in key(of: plan) })
    case 6: plan.taking(random.below(60) - 20)
    case 7:
      plan.projecting(
        plan.fields.filter { _ in random.below(4) > 0 }.map { field in
          NamedExpression(
            field.name, CheckedExpression(.column(field.name), field.description))
        })
    default: grouped(plan)
    }
  }

  private mutating func grouped(_ plan: Plan) -> Plan {
    guard random.below(3) == 0 else { return plan.filtered(by: condition(on: plan)) }
    let query = GroupQuery(
      source: plan, filter: random.below(2) == 0 ? condition(on: plan).expression : nil,
      keys: [NamedExpression("key", one(of: plan))],
      aggregates: [
        NamedExpression(
          "n",
          CheckedExpression(
            .aggregate(AggregateCall(function: "count", arguments: [one(of: plan)])),
            ColumnType(.whole, kind: .count)))
      ])
    return .grouping(query, madeBy: "summarize")
  }

  private mutating func one(of plan: Plan) -> CheckedExpression {
    guard !plan.fields.isEmpty else { return .value(.whole(1), .whole) }
    let field = plan.fields[random.below(plan.fields.count)]
    let column = CheckedExpression(.column(field.name), field.description)
    return field.type == .decimal && random.below(2) == 0 ? .sum(.add, column, column) : column
  }

  private mutating func key(of plan: Plan) -> SortKey {
    SortKey(one(of: plan), random.below(2) == 0 ? .ascending : .descending)
  }

  private mutating func condition(on plan: Plan) -> RowCondition {
    let (left, right) = (one(of: plan), one(of: plan))
    let test =
      left.type.type == right.type.type
      ? CheckedExpression.test(random.below(2) == 0 ? .less : .equal, left, right)
      : .test(.notEqual, left, left)
    let isMissing = CheckedExpression.test(.isMissing, left)
    return RowCondition(
      random.below(4) == 0 ? .test(.not, isMissing) : test, isExclusion: random.below(3) == 0,
      blank: [nil, .keep, .drop][random.below(3)], text: "condition")
  }
}
