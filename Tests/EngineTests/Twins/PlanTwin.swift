import Language
import Tables
import Values

@testable import Engine

/// A plan run row by row, as plainly as its operators can be written; the twin of the engine.
enum PlanTwin {
  /// The rows of a plan.
  static func rows(of plan: Plan) throws -> [[Value]] {
    switch plan.node {
    case .table(let table): return table.rows
    case .filter(let input, let condition):
      return try filtered(input, by: condition)
    case .derive(let input, let columns):
      let added = try values(of: columns.map(\.expression), in: input)
      return try zip(rows(of: input), added).map { row, new in
        plan.fields.map { field in
          if let place = columns.lastIndex(where: { $0.name == field.name }) { return new[place] }
          return row[place(field.name, input)]
        }
      }
    case .project(let input, let columns):
      return try values(of: columns.map(\.expression), in: input)
    case .group(let query): return try grouped(query)
    case .sort(let input, let keys):
      let keyed = try zip(values(of: keys.map(\.expression), in: input), rows(of: input))
        .map { $0 + $1 }
      let order = keys.enumerated().map { ($0, isDescending: $1.direction == .descending) }
      return SlowTwin.sorted(keyed, by: order).map { Array($0.dropFirst(keys.count)) }
    case .take(let input, let count):
      let all = try rows(of: input)
      return Array(count < 0 ? all.suffix(-count) : all.prefix(count))
    case .distinct(let input, let columns):
      let all = try rows(of: input)
      let keys = columns.isEmpty ? all : try values(of: columns.map(\.expression), in: input)
      var seen: Set<[Value]> = []
      return keys.filter { seen.insert($0).inserted }
    case .append(let first, let second):
      return try [first, second].flatMap { input in
        try rows(of: input).map { row in
          plan.fields.map { field in
            input.fields.firstIndex { $0.name == field.name }.map { row[$0] } ?? .missing
          }
        }
      }
    case .join(let left, let right, let join): return try joined(left, right, join)
    case .unpivot(let input, let turn):
      return try rows(of: input).flatMap { row in
        turn.columns.map { column in
          plan.fields.map { field in
            if field.name == turn.name { return .text(column) }
            return row[place(field.name == turn.value ? column : field.name, input)]
          }
        }
      }
    default: preconditionFailure("The random plans have no such operator")
    }
  }

  private static func place(_ name: String, _ plan: Plan) -> Int {
    plan.fields.firstIndex { $0.name == name } ?? 0
  }

  /// The values of formulae for each row of a plan.
  private static func values(
    of formulae: [CheckedExpression], in plan: Plan
  ) throws -> [[Value]] {
    let rows = try rows(of: plan)
    let interpreter = RowInterpreter(table: Table(fields: plan.fields, rows: rows))
    let columns = try formulae.map(interpreter.values)
    return rows.indices.map { row in columns.map { $0[row] } }
  }

  private static func filtered(_ input: Plan, by condition: RowCondition) throws -> [[Value]] {
    let keeps = condition.isExclusion ? condition.blank != .drop : condition.blank == .keep
    return try zip(values(of: [condition.expression], in: input), rows(of: input))
      .filter { truth, _ in
        truth[0] == .missing ? keeps : (truth[0] == .truth(true)) != condition.isExclusion
      }.map(\.1)
  }

  private static func joined(_ left: Plan, _ right: Plan, _ join: Join) throws -> [[Value]] {
    let others = right.fields.indices.filter { !join.rightKeys.contains(right.fields[$0].name) }
    let partners = try rows(of: right)
    return try rows(of: left).flatMap { row -> [[Value]] in
      let key = join.leftKeys.map { row[place($0, left)] }
      let found = partners.filter { partner in
        !key.contains(.missing) && join.rightKeys.map { partner[place($0, right)] } == key
      }
      if found.isEmpty {
        return join.keepsUnmatched ? [row + others.map { _ in Value.missing }] : []
      }
      return found.map { partner in row + others.map { partner[$0] } }
    }
  }

  private static func grouped(_ query: GroupQuery) throws -> [[Value]] {
    let source =
      query.filter.map { query.source.filtered(by: RowCondition($0, text: "")) } ?? query.source
    let arguments = try query.aggregates.map { named -> (String, [Value]?, ValueType) in
      let type = named.field.type
      guard case .aggregate(let call) = named.expression.kind else { return ("", nil, type) }
      guard let argument = call.arguments.first else { return (call.function, nil, type) }
      return (call.function, try values(of: [argument], in: source).map { $0[0] }, type)
    }
    let keys = try values(of: query.keys.map(\.expression), in: source)
    let numbered = keys.enumerated().map { $1 + [.whole(Int64($0))] }
    return try SlowTwin.groups(numbered, by: Array(query.keys.indices)).map { key, rows in
      let members = rows.compactMap { row -> Int? in
        if case .whole(let number)? = row.last { Int(number) } else { nil }
      }
      return try key
        + arguments.map { function, values, type in
          try aggregate(function, members.map { values?[$0] ?? .whole(1) }, type)
        }
    }
  }

  private static func aggregate(
    _ function: String, _ all: [Value], _ type: ValueType
  ) throws -> Value {
    let known = all.filter { $0 != .missing }
    switch function {
    // Of a condition the rows are counted where it is true.
    case "count": return .whole(Int64(known.count { $0 != .truth(false) }))
    case "distinct": return .whole(Int64(Set(known).count))
    case "min": return known.min { SlowTwin.precedes($0, $1) } ?? .missing
    case "max": return known.max { SlowTwin.precedes($0, $1) } ?? .missing
    default: return try sum(known, isMean: function == "avg", type)
    }
  }

  private static func sum(_ known: [Value], isMean: Bool, _ type: ValueType) throws -> Value {
    let numbers = known.compactMap(\.number)
    if isMean {
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      return numbers.isEmpty || mean.isNaN ? .missing : .decimal(mean)
    }
    if type == .decimal {
      let sum = numbers.reduce(0, +)
      return sum.isNaN ? .missing : .decimal(sum)
    }
    let total = known.reduce(Int128(0)) { sum, value in
      if case .whole(let number) = value { sum + Int128(number) } else { sum }
    }
    guard let whole = Int64(exactly: total) else { throw RowInterpreter.Overflow() }
    return .whole(whole)
  }
}
