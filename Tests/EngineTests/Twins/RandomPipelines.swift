import Language
import Statistics
import Tables
import Values

@testable import Engine

/// Random plans over random tables, the same for the same seed.
struct RandomPipelines {
  private var rows: RandomRows
  private var hasJoined = false
  private var isFinal = false

  /// Starts at a seed.
  init(seed: UInt64) { rows = RandomRows(seed: seed) }

  /// A plan of up to six steps.
  mutating func plan() -> Plan {
    let sizes = [0, 1, 2, 7, 17, 40, 64, 120]
    let isHuge = rows.below(60) == 0
    var plan = table(isHuge ? 700 : sizes[rows.below(sizes.count)]).plan
    for step in 0..<(1 + rows.below(6)) where !isFinal { plan = next(plan, step) }
    return plan
  }

  private mutating func next(_ plan: Plan, _ step: Int) -> Plan {
    switch rows.below(13) {
    case 0, 1, 2:
      return plan.filtered(
        by: RowCondition(
          formula(.truth, plan, 2), isExclusion: rows.below(3) == 0,
          blank: [nil, .keep, .drop][rows.below(3)], text: "condition"))
    case 3, 4:
      let type = ValueType.allCases[rows.below(6)]
      let old = plan.fields.map(\.name).filter { $0 != "decimal" && $0 != "whole" }
      let name = rows.below(4) == 0 && !old.isEmpty ? old[rows.below(old.count)] : "new\(step)"
      return plan.deriving([NamedExpression(name, formula(type, plan, 2))])
    case 5:
      return plan.sorted(
        by: (0...rows.below(2)).map { _ in
          SortKey(anything(plan), rows.below(2) == 0 ? .ascending : .descending)
        })
    case 6: return plan.taking(rows.below(60) - 20)
    case 7:
      let kept = plan.fields.filter { _ in rows.below(4) > 0 }
      guard !kept.isEmpty else { return plan }
      return plan.projecting(kept.map { NamedExpression($0.name, RandomPipelines.column($0)) })
    case 8:
      return plan.distinct((0..<rows.below(3)).map { NamedExpression("d\($0)", anything(plan)) })
    case 9: return appended(plan)
    case 10: return joined(plan, step)
    case 11: return unpivoted(plan, step)
    default: return grouped(plan, step)
    }
  }

  private static func column(_ field: Field) -> CheckedExpression {
    CheckedExpression(.column(field.name), field.description)
  }

  private mutating func anything(_ plan: Plan) -> CheckedExpression {
    formula(ValueType.allCases[rows.below(6)], plan, 1)
  }

  private mutating func appended(_ plan: Plan) -> Plan {
    let other = table(rows.below(20)).plan
    let fitting = other.fields.filter { field in
      plan.fields.first { $0.name == field.name }.map { $0.description == field.description }
        ?? true
    }
    let part = other.projecting(
      fitting.map { NamedExpression($0.name, RandomPipelines.column($0)) })
    let own = Set(plan.fields.map(\.name))
    return plan.appending(part, fields: plan.fields + fitting.filter { !own.contains($0.name) })
  }

  private mutating func joined(_ plan: Plan, _ step: Int) -> Plan {
    let right = table(rows.below(25))
    let shared = right.fields.filter { field in
      plan.fields.contains { $0.name == field.name && $0.type == field.type }
    }
    guard !hasJoined, !shared.isEmpty else { return plan }
    hasJoined = true
    let keys = (0...rows.below(2)).map { _ in shared[rows.below(shared.count)].name }
    let names = Array(Set(keys)).sorted()
    let others = right.fields.filter { !names.contains($0.name) }
    return plan.joined(
      with: right.plan,
      by: Join(leftKeys: names, rightKeys: names, keepsUnmatched: rows.below(2) == 0),
      fields: plan.fields + others.map { Field("right\(step)_\($0.name)", $0.description) })
  }

  private mutating func unpivoted(_ plan: Plan, _ step: Int) -> Plan {
    let type = ValueType.allCases[rows.below(6)]
    let turned = plan.fields.filter { $0.type == type && $0.description == ColumnType(type) }
    guard !turned.isEmpty else { return plan }
    let names = turned.map(\.name)
    let turn = Unpivot(columns: names, name: "name\(step)", value: "value\(step)")
    return plan.unpivoted(
      turn,
      fields: plan.fields.filter { !names.contains($0.name) }
        + [Field(turn.name, .text), Field(turn.value, ColumnType(type))])
  }

  private mutating func grouped(_ plan: Plan, _ step: Int) -> Plan {
    let keys = (0..<rows.below(3)).map { NamedExpression("key\(step)_\($0)", anything(plan)) }
    let aggregates = (0...rows.below(3)).map { aggregate("agg\(step)_\($0)", plan) }
    let query = GroupQuery(
      source: plan, filter: rows.below(3) == 0 ? formula(.truth, plan, 1) : nil, keys: keys,
      aggregates: aggregates)
    return .grouping(query, madeBy: "summarize")
  }

  private mutating func aggregate(_ name: String, _ plan: Plan) -> NamedExpression {
    let functions = ["count", "count", "sum", "sum", "min", "max", "distinct", "avg"]
    let function = functions[rows.below(functions.count)]
    let number: ValueType = rows.below(2) == 0 ? .whole : .decimal
    let isSum = function == "sum" || function == "avg"
    let isMean = function == "avg" || (isSum && number == .decimal)
    let argument =
      isMean ? summand(number, plan) : isSum ? formula(number, plan, 1) : anything(plan)
    // Sums of decimal numbers may differ in their last digits, so that no later step may ask them.
    if function == "avg" || (isSum && number == .decimal) { isFinal = true }
    let type: ColumnType =
      switch function {
      case "count", "distinct": ColumnType(.whole, kind: .count)
      case "avg": ColumnType(.decimal)
      case "sum": ColumnType(number)
      default: argument.type
      }
    let isPlain = function == "count" && rows.below(2) == 0
    let call = AggregateCall(function: function, arguments: isPlain ? [] : [argument])
    return NamedExpression(name, CheckedExpression(.aggregate(call), type))
  }
}

extension RandomPipelines {
  /// A random table whose decimal numbers add up without rounding, or to infinity, or to nothing.
  private mutating func table(_ rowCount: Int) -> Table {
    let table = rows.table(rowCount: rowCount)
    let columns = zip(table.fields, table.columns).map { field, column -> Column in
      guard case .decimal(let decimals) = column else { return column }
      let tame = decimals.values.enumerated().map { row, number -> Double in
        if abs(number) == 1e300 { return number > 0 ? 1024.5 : -1e6 }
        if number == .infinity, row % 3 == 0 { return -.infinity }
        return number == 0.1 ? 0.25 : number
      }
      return .decimal(DecimalColumn(tame, missing: decimals.missing))
    }
    return Table(fields: table.fields, columns: columns, rowCount: table.rowCount)
  }

  /// A column whose sum does not depend on the order of its rows, or a constant.
  private mutating func summand(_ type: ValueType, _ plan: Plan) -> CheckedExpression {
    plan.fields.first { $0.name == type.rawValue && $0.type == type }
      .map(RandomPipelines.column) ?? .value(type == .whole ? .whole(2) : .decimal(2), type)
  }

  private mutating func formula(_ type: ValueType, _ plan: Plan, _ depth: Int) -> CheckedExpression
  {
    let fields = plan.fields.filter { $0.type == type }
    if depth == 0 || rows.below(3) == 0 {
      if !fields.isEmpty, rows.below(6) > 0 {
        let field = fields[rows.below(fields.count)]
        return CheckedExpression(.column(field.name), ColumnType(type))
      }
      return .value(rows.below(6) == 0 ? .missing : rows.constant(type), type)
    }
    let (operation, operands) = operation(type, plan, depth - 1)
    return CheckedExpression(.operation(operation, operands), ColumnType(type))
  }

  private mutating func operation(
    _ type: ValueType, _ plan: Plan, _ depth: Int
  ) -> (Operation, [CheckedExpression]) {
    switch type {
    case .truth: return test(plan, depth)
    case .whole:
      switch rows.below(5) {
      case 0: return (.daysBetween, [formula(.date, plan, depth), formula(.date, plan, depth)])
      case 1: return (.whole, [formula(.truth, plan, depth)])
      case 2: return (.negate, [formula(.whole, plan, depth)])
      default:
        let operation: Operation = [.add, .subtract, .multiply][rows.below(3)]
        return (operation, [formula(.whole, plan, depth), formula(.whole, plan, depth)])
      }
    case .decimal:
      switch rows.below(6) {
      case 0: return (.decimal, [formula(.whole, plan, depth)])
      case 1: return (.negate, [formula(.decimal, plan, depth)])
      default:
        let operation: Operation = [.add, .subtract, .multiply, .divide][rows.below(4)]
        return (operation, [formula(.decimal, plan, depth), formula(.decimal, plan, depth)])
      }
    case .date: return (.date, [formula(.timestamp, plan, depth)])
    case .timestamp: return (.timestamp, [formula(.date, plan, depth)])
    case .text: return (.join, [formula(.text, plan, depth), formula(.text, plan, depth)])
    }
  }

  private mutating func test(_ plan: Plan, _ depth: Int) -> (Operation, [CheckedExpression]) {
    let type = ValueType.allCases[rows.below(6)]
    let (a, b) = (formula(type, plan, depth), formula(type, plan, depth))
    switch rows.below(8) {
    case 0: return (.not, [formula(.truth, plan, depth)])
    case 1: return (.isMissing, [a])
    case 2:
      return (.isOneOf, [a] + (0...rows.below(4)).map { _ in .value(rows.constant(type), type) })
    case 3:
      let test: TextTest = [.contains, .startsWith, .endsWith][rows.below(3)]
      return (.textTest(test), [formula(.text, plan, depth), formula(.text, plan, 0)])
    case 4:
      let truths = [formula(.truth, plan, depth), formula(.truth, plan, depth)]
      return (rows.below(2) == 0 ? .and : .or, truths)
    default:
      let tests: [Operation] = [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      ]
      return (tests[rows.below(6)], [a, b])
    }
  }
}
