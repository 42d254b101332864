import Language
import Statistics
import Tables
import Values

/// Random tables and formulae on them, the same for the same seed.
struct RandomFormulae {
  private var random: SeededRandom

  /// Starts at a seed.
  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// A whole number below a limit.
  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

  private mutating func one<Item>(of items: [Item]) -> Item { items[below(items.count)] }

  /// Two columns of every type, one of them without missing values, and one text without codes.
  mutating func table(rowCount: Int) -> Table {
    var fields: [Field] = []
    var columns: [Column] = []
    for type in ValueType.allCases {
      for (name, missingOneIn) in [("a", 0), ("b", 4)] {
        let values = (0..<rowCount).map { _ in
          missingOneIn > 0 && below(missingOneIn) == 0 ? Value.missing : value(type)
        }
        fields.append(Field("\(type.rawValue)_\(name)", type))
        columns.append(Column(values, ColumnType(type)))
      }
    }
    let texts = (0..<rowCount).map { _ in value(.text).plainText }
    fields.append(Field("text_c", .text))
    columns.append(.text(TextColumn(.plain(TextPool(texts)))))
    return Table(fields: fields, columns: columns, rowCount: rowCount)
  }

  private mutating func value(_ type: ValueType) -> Value {
    switch type {
    case .truth: .truth(below(2) == 0)
    case .whole: .whole(one(of: [0, 1, -1, 2, 7, 100, -128, 300, 70_000, 5_000_000_000]))
    case .decimal: .decimal(one(of: [0, -0.0, 1, -1.5, 0.1, 1e300, -1e300, .infinity, 12.75]))
    case .date: .date(CalendarDate(days: Int32(19_000 + below(90))))
    case .timestamp:
      .timestamp(
        Timestamp(date: CalendarDate(days: Int32(19_000 + below(60))), seconds: 3600))
    case .text: .text(one(of: ["", "a", "ab", "abc", "b", "ba", "é", "东北", "a%", "A"]))
    }
  }

  /// A formula of a type.
  mutating func formula(_ type: ValueType, depth: Int, on table: Table) -> CheckedExpression {
    if depth == 0 || below(5) == 0 {
      let names = table.fields.filter { $0.type == type }.map(\.name)
      if below(4) > 0 { return CheckedExpression(.column(one(of: names)), ColumnType(type)) }
      return CheckedExpression(
        .constant(below(8) == 0 ? .missing : value(type)), ColumnType(type))
    }
    let (operation, operands) = operation(type, depth: depth - 1, on: table)
    return CheckedExpression(.operation(operation, operands), ColumnType(type))
  }

  private mutating func operation(
    _ type: ValueType, depth: Int, on table: Table
  ) -> (Operation, [CheckedExpression]) {
    func make(
      _ operation: Operation, _ types: ValueType..., self formulae: inout RandomFormulae
    ) -> (Operation, [CheckedExpression]) {
      (operation, types.map { formulae.formula($0, depth: depth, on: table) })
    }
    let shift = CalendarDuration(below(9) - 4, one(of: [.hour, .day, .week, .month, .quarter]))
    switch type {
    case .truth: return truthOperation(depth: depth, on: table)
    case .whole:
      switch below(5) {
      case 0: return make(.daysBetween, .date, .date, self: &self)
      case 1: return make(.whole, .truth, self: &self)
      case 2: return make(.negate, .whole, self: &self)
      default:
        return make(one(of: [.add, .subtract, .multiply]), .whole, .whole, self: &self)
      }
    case .decimal:
      switch below(5) {
      case 0: return make(.decimal, one(of: [.truth, .whole]), self: &self)
      case 1: return make(.negate, .decimal, self: &self)
      default:
        let operation: Operation = one(of: [.add, .subtract, .multiply, .divide])
        return make(operation, .decimal, .decimal, self: &self)
      }
    case .date:
      return below(2) == 0
        ? make(.date, .timestamp, self: &self) : make(.shift(shift), .date, self: &self)
    case .timestamp:
      return below(2) == 0
        ? make(.timestamp, .date, self: &self) : make(.shift(shift), .timestamp, self: &self)
    case .text: return make(.join, .text, .text, self: &self)
    }
  }

  private mutating func truthOperation(
    depth: Int, on table: Table
  ) -> (Operation, [CheckedExpression]) {
    let type = one(of: ValueType.allCases)
    let first = formula(type, depth: depth, on: table)
    let second = formula(type, depth: depth, on: table)
    let truths = [
      formula(.truth, depth: depth, on: table), formula(.truth, depth: depth, on: table),
    ]
    switch below(8) {
    case 0: return (.and, truths)
    case 1: return (.or, truths)
    case 2: return (.not, [truths[0]])
    case 3: return (.isMissing, [first])
    case 4:
      let list = (0..<(1 + below(12))).map { _ in
        CheckedExpression(
          .constant(below(9) == 0 ? .missing : value(type)), ColumnType(type))
      }
      return (.isOneOf, [first] + list)
    case 5:
      let tests: [TextTest] = [.contains, .like, .startsWith, .endsWith]
      let texts = [formula(.text, depth: depth, on: table), formula(.text, depth: 0, on: table)]
      return (.textTest(one(of: tests)), texts)
    case 6:
      let time: ValueType = below(2) == 0 ? .date : .timestamp
      let times = [formula(time, depth: depth, on: table), formula(time, depth: depth, on: table)]
      let length = CalendarDuration(1 + below(30), one(of: [.day, .week, .month]))
      let asof = CalendarDate(days: Int32(19_000 + below(120)))
      return (below(2) == 0 ? .lastWindow(length) : .firstWindow(length, asof: asof), times)
    default:
      return (
        one(of: [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual]),
        [first, second]
      )
    }
  }
}
