import Language
import Tables
import Values

@testable import Engine

extension CheckedExpression {
  /// A column of a table.
  static func column(_ name: String, of table: Table) -> CheckedExpression {
    let type = table.fields.first { $0.name == name }?.description ?? ColumnType(.text)
    return CheckedExpression(.column(name), type)
  }

  /// An aggregate of columns of a table.
  static func call(
    _ function: String, _ columns: [String] = [], of table: Table,
    where condition: CheckedExpression? = nil
  ) -> CheckedExpression {
    let arguments = columns.map { CheckedExpression.column($0, of: table) }
    let call = AggregateCall(function: function, arguments: arguments, condition: condition)
    let rule = Aggregates.named(function)?.declaration.result
    let type: ColumnType =
      switch rule {
      case .fixed(let type): type
      case .widestNumber: ColumnType(arguments[0].type.type == .decimal ? .decimal : .whole)
      default: arguments[0].type
      }
    return CheckedExpression(.aggregate(call), type)
  }

  /// A constant.
  static func value(_ value: Value, _ type: ValueType) -> CheckedExpression {
    CheckedExpression(.constant(value), ColumnType(type))
  }

  /// An operator that gives a truth.
  static func test(_ operation: Operation, _ operands: CheckedExpression...) -> CheckedExpression {
    CheckedExpression(.operation(operation, operands), ColumnType(.truth))
  }

  /// An operator whose result has the type of its first operand.
  static func sum(_ operation: Operation, _ operands: CheckedExpression...) -> CheckedExpression {
    CheckedExpression(.operation(operation, operands), operands[0].type)
  }
}

extension NamedExpression {
  /// A column of a table under its own name.
  static func column(_ name: String, of table: Table) -> NamedExpression {
    NamedExpression(name, .column(name, of: table))
  }
}

extension Table {
  /// The rows as csv, with a heading.
  var text: String {
    let head = fields.map(\.name).joined(separator: ",")
    let lines = (0..<rowCount).map { row in
      self.row(row).map(\.plainText).joined(separator: ",")
    }
    return ([head] + lines).joined(separator: "\n")
  }

  /// The rows as values.
  var rows: [[Value]] { (0..<rowCount).map(row) }

  /// A plan that reads this table.
  var plan: Plan { .table(self, madeBy: nil) }
}

extension MemoryEngine {
  /// An engine over named tables.
  init(_ tables: [String: Table] = [:], links: [LinkIndex] = [], rewrites: Bool = true) {
    let stored = tables.map { ($0.key, StoredTable(name: $0.key, table: $0.value)) }
    self.init(
      library: Library(
        tables: Dictionary(uniqueKeysWithValues: stored),
        links: Dictionary(uniqueKeysWithValues: links.map { ($0.link, $0) })),
      rewrites: rewrites)
  }

  /// A plan that reads a stored table.
  func plan(_ name: String) -> Plan {
    .stored(
      TableEntry(
        name: name, fields: library.tables[name]?.table.fields ?? [],
        rowCount: library.tables[name]?.table.rowCount ?? 0))
  }
}
