import Formats
import Language
import Tables
import Values

@testable import Engine

/// A plan as a statement of SQL: an engine that has nothing in common with ours.
///
/// Each step carries the order of its rows in a column of its own. Truths are 1 and 0, days and
/// moments whole numbers.
struct PlanSQL {
  private let database: SQLiteDatabase
  private var tableCount = 0
  private var steps: [String] = []

  /// Starts with an empty database.
  init() throws { database = try SQLiteDatabase.inMemory() }

  /// The rows of a plan, in the order of the plan.
  mutating func rows(of plan: Plan) throws -> [[Value]] {
    let columns = PlanSQL.list(plan.fields)
    let last = try source(plan)
    let select = try database.prepare(
      "WITH \(steps.joined(separator: ", ")) "
        + "SELECT \(columns.isEmpty ? "1" : columns) FROM \(last) ORDER BY \"#\"")
    var rows: [[Value]] = []
    while try select.step() {
      rows.append(plan.fields.indices.map { PlanSQL.value(select, $0, plan.fields[$0].type) })
    }
    return rows
  }

  private static func value(_ row: SQLiteStatement, _ place: Int, _ type: ValueType) -> Value {
    let value = row.value(ofColumn: place)
    switch (type, value) {
    case (.truth, .whole(let number)): return .truth(number != 0)
    case (.date, .whole(let number)): return .date(CalendarDate(days: Int32(number)))
    case (.timestamp, .whole(let number)): return .timestamp(Timestamp(microseconds: number))
    case (.decimal, .whole(let number)): return .decimal(Double(number))
    default: return value
    }
  }

  private static func list(_ fields: [Field], _ prefix: String = "") -> String {
    fields.map { prefix + SQLiteDatabase.quoted($0.name) }.joined(separator: ", ")
  }

  private static func columns(_ all: [String]) -> String {
    (all + ["\"#\""]).joined(separator: ", ")
  }

  /// The name of a step, whose statement is written once.
  private mutating func source(_ plan: Plan) throws -> String {
    let text = try text(of: plan)
    steps.append("s\(steps.count) AS (\(text))")
    return "s\(steps.count - 1)"
  }

  // The operators one below the other, each with the statement of its input.
  private mutating func text(of plan: Plan) throws -> String {
    let own = plan.fields.map { SQLiteDatabase.quoted($0.name) }
    switch plan.node {
    case .table(let table): return "SELECT * FROM \(try stored(table))"
    case .filter(let input, let condition):
      return "SELECT * FROM \(try source(input)) WHERE " + PlanSQL.test(condition)
    case .derive(let input, let new), .project(let input, let new):
      let made = plan.fields.map { field in
        let name = SQLiteDatabase.quoted(field.name)
        let formula = new.last { $0.name == field.name }.map(\.expression)
        return formula.map { "\(FormulaSQL.text(of: $0)) AS \(name)" } ?? name
      }
      return "SELECT \(PlanSQL.columns(made)) FROM \(try source(input))"
    case .group(let query): return try grouped(query)
    case .sort(let input, let keys):
      let order = keys.map { key in
        FormulaSQL.text(of: key.expression)
          + (key.direction == .descending ? " DESC" : "") + " NULLS LAST"
      }
      return
        "SELECT \((own + ["ROW_NUMBER() OVER (ORDER BY \((order + ["\"#\""]).joined(separator: ", "))) AS \"#\""]).joined(separator: ", ")) FROM \(try source(input))"
    case .take(let input, let count):
      let order = count < 0 ? "DESC" : "ASC"
      return "SELECT * FROM \(try source(input)) ORDER BY \"#\" \(order) LIMIT \(abs(count))"
    case .distinct(let input, let columns):
      let made =
        columns.isEmpty
        ? own
        : columns.map {
          "\(FormulaSQL.text(of: $0.expression)) AS \(SQLiteDatabase.quoted($0.name))"
        }
      let inner = "SELECT \(PlanSQL.columns(made)) FROM \(try source(input))"
      let place =
        "ROW_NUMBER() OVER (PARTITION BY \(own.joined(separator: ", ")) ORDER BY \"#\") AS \"#n\""
      return "SELECT \(PlanSQL.columns(own)) FROM (SELECT *, \(place) FROM (\(inner))) "
        + "WHERE \"#n\" = 1"
    case .append(let first, let second):
      let parts = try [first, second].enumerated().map { index, input in
        let cells = plan.fields.map { field in
          let name = SQLiteDatabase.quoted(field.name)
          return (input.fields.contains { $0.name == field.name } ? name : "NULL") + " AS " + name
        }
        let order = "\(index) AS \"#p\", \"#\" AS \"#o\""
        return "SELECT \((cells + [order]).joined(separator: ", ")) FROM \(try source(input))"
      }
      let place = "ROW_NUMBER() OVER (ORDER BY \"#p\", \"#o\") AS \"#\""
      return "SELECT \((own + [place]).joined(separator: ", ")) FROM "
        + "(\(parts.joined(separator: " UNION ALL ")))"
    case .join(let left, let right, let join): return try joined(left, right, join, plan.fields)
    case .unpivot(let input, let turn):
      let source = try source(input)
      let parts = turn.columns.enumerated().map { index, column in
        let cells = plan.fields.map { field -> String in
          let name = SQLiteDatabase.quoted(field.name)
          if field.name == turn.name { return "\(FormulaSQL.quoted(column)) AS \(name)" }
          if field.name == turn.value { return SQLiteDatabase.quoted(column) + " AS " + name }
          return name
        }
        let order = "\"#\" * \(turn.columns.count) + \(index) AS \"#\""
        return "SELECT \((cells + [order]).joined(separator: ", ")) FROM \(source)"
      }
      return parts.joined(separator: " UNION ALL ")
    default: preconditionFailure("The random plans have no such operator")
    }
  }

  private static func test(_ condition: RowCondition) -> String {
    let text = FormulaSQL.text(of: condition.expression)
    let keeps = condition.isExclusion ? condition.blank != .drop : condition.blank == .keep
    return (condition.isExclusion ? "(NOT \(text)" : "(\(text)")
      + (keeps ? " OR \(text) IS NULL)" : ")")
  }

  private mutating func joined(
    _ left: Plan, _ right: Plan, _ join: Join, _ fields: [Field]
  ) throws -> String {
    let others = right.fields.filter { !join.rightKeys.contains($0.name) }
    let cells =
      left.fields.map { "l." + SQLiteDatabase.quoted($0.name) }
      + others.map { "r." + SQLiteDatabase.quoted($0.name) }
    let named = zip(cells, fields).map { "\($0) AS \(SQLiteDatabase.quoted($1.name))" }
    let keys = zip(join.leftKeys, join.rightKeys).map { a, b in
      "l.\(SQLiteDatabase.quoted(a)) = r.\(SQLiteDatabase.quoted(b))"
    }
    let order = "ROW_NUMBER() OVER (ORDER BY l.\"#\", r.\"#\") AS \"#\""
    return "SELECT \((named + [order]).joined(separator: ", ")) FROM \(try source(left)) AS l "
      + (join.keepsUnmatched ? "LEFT JOIN" : "JOIN")
      + " \(try source(right)) AS r ON \(keys.joined(separator: " AND "))"
  }

  // Keys and arguments are columns of a query of their own, so that no name means two things.
  private mutating func grouped(_ query: GroupQuery) throws -> String {
    var inner: [String] = []
    var outer: [String] = []
    for (index, key) in query.keys.enumerated() {
      inner.append("\(FormulaSQL.text(of: key.expression)) AS \"#k\(index)\"")
      outer.append("\"#k\(index)\" AS \(SQLiteDatabase.quoted(key.name))")
    }
    for (index, named) in query.aggregates.enumerated() {
      guard case .aggregate(let call) = named.expression.kind else { continue }
      var argument = "*"
      if let formula = call.arguments.first {
        argument = "\"#a\(index)\""
        inner.append("\(FormulaSQL.text(of: formula)) AS \(argument)")
      }
      var function = "\(call.function)(\(argument))"
      if call.function == "count", call.arguments.first?.type.type == .truth {
        function = "COUNT(NULLIF(\(argument), 0))"
      }
      if call.function == "distinct" { function = "COUNT(DISTINCT \(argument))" }
      // The sum of nothing is 0 here, as a sum without rows to count is.
      if call.function == "sum" {
        function = "CASE WHEN COUNT(\(argument)) = 0 THEN 0 ELSE \(function) END"
      }
      outer.append("\(function) AS \(SQLiteDatabase.quoted(named.name))")
    }
    let filter = query.filter.map { " WHERE \(FormulaSQL.text(of: $0))" } ?? ""
    let keys = query.keys.indices.map { "\"#k\($0)\"" }
    let group = keys.isEmpty ? "" : " GROUP BY \(keys.joined(separator: ", "))"
    let order = query.keys.map { SQLiteDatabase.quoted($0.name) + " NULLS LAST" }
    let place = keys.isEmpty ? "1" : "ROW_NUMBER() OVER (ORDER BY \(order.joined(separator: ", ")))"
    let source =
      "SELECT \((inner + ["1 AS \"#1\""]).joined(separator: ", ")) FROM "
      + "\(try source(query.source))" + filter
    return "SELECT *, \(place) AS \"#\" FROM (SELECT \(outer.joined(separator: ", ")) FROM "
      + "(\(source))\(group))"
  }

  /// Puts a table into the database and gives its name.
  private mutating func stored(_ table: Table) throws -> String {
    tableCount += 1
    let name = "t\(tableCount)"
    let columns = table.fields.map { SQLiteDatabase.quoted($0.name) } + ["\"#\""]
    try database.run("CREATE TABLE \(name)(\(columns.joined(separator: ", ")))")
    let insert = try database.prepare(
      "INSERT INTO \(name) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))")
    try database.transaction { () throws(SQLiteError) in
      for row in 0..<table.rowCount {
        for (place, value) in table.row(row).enumerated() {
          switch value {
          case .date(let date): try insert.bind(whole: Int64(date.days), at: place + 1)
          case .timestamp(let moment): try insert.bind(whole: moment.microseconds, at: place + 1)
          default: try insert.bind(value, at: place + 1)
          }
        }
        try insert.bind(whole: Int64(row), at: columns.count)
        try insert.finish()
      }
    }
    return name
  }
}

/// Formulae as SQL.
enum FormulaSQL {
  /// A text between single quotes.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

  /// A formula.
  static func text(of formula: CheckedExpression) -> String {
    switch formula.kind {
    case .column(let name): return SQLiteDatabase.quoted(name)
    case .constant(let value): return constant(value)
    case .operation(let operation, let operands): return text(of: operation, operands.map(text))
    default: preconditionFailure("The random plans have no such formula")
    }
  }

  private static func constant(_ value: Value) -> String {
    switch value {
    case .missing: "NULL"
    case .truth(let truth): truth ? "1" : "0"
    case .whole(let number): "(\(number))"
    case .decimal(let number) where number.isInfinite: number > 0 ? "9e999" : "(-9e999)"
    case .decimal(let number): "CAST(\(number) AS REAL)"
    case .date(let date): "(\(date.days))"
    case .timestamp(let moment): "(\(moment.microseconds))"
    case .text(let text): quoted(text)
    }
  }

  private static func text(of operation: Operation, _ parts: [String]) -> String {
    let (a, b) = (parts[0], parts.last ?? "")
    let day = Timestamp.microsecondsPerDay
    switch operation {
    case .and: return "(\(a) AND \(b))"
    case .or: return "(\(a) OR \(b))"
    case .not: return "(NOT \(a))"
    case .isMissing: return "(\(a) IS NULL)"
    case .isOneOf: return "(\(a) IN (\(parts.dropFirst().joined(separator: ", "))))"
    case .equal: return "(\(a) = \(b))"
    case .notEqual: return "(\(a) <> \(b))"
    case .less: return "(\(a) < \(b))"
    case .lessOrEqual: return "(\(a) <= \(b))"
    case .greater: return "(\(a) > \(b))"
    case .greaterOrEqual: return "(\(a) >= \(b))"
    case .add: return "(\(a) + \(b))"
    case .subtract, .daysBetween: return "(\(a) - \(b))"
    case .multiply: return "(\(a) * \(b))"
    case .divide: return "(\(a) / \(b))"
    case .negate: return "(- \(a))"
    case .join: return "(\(a) || \(b))"
    case .decimal: return "CAST(\(a) AS REAL)"
    case .whole: return a
    case .timestamp: return "(\(a) * \(day))"
    case .date: return "((\(a) - ((\(a) % \(day)) + \(day)) % \(day)) / \(day))"
    case .textTest(.contains): return "(instr(\(a), \(b)) > 0)"
    case .textTest(.startsWith): return "(substr(\(a), 1, length(\(b))) = \(b))"
    case .textTest(.endsWith):
      return "(substr(\(a), max(length(\(a)) - length(\(b)) + 1, 1)) = \(b))"
    default: preconditionFailure("The random plans have no such operation")
    }
  }
}
