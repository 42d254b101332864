import Diagnostics
import Language
import Tables
import Values

/// The columns of groups: keys, then one for each different aggregate of a query.
struct GroupColumns {
  /// The fields of the columns.
  private(set) var fields: [Field] = []
  /// The columns so far.
  private(set) var columns: [Column] = []
  /// The different aggregates, each with the field of its column.
  let calls: [Call]
  private let keys: [NamedExpression]

  /// An aggregate, the field of its column and where it stands.
  struct Call {
    /// The aggregate.
    let call: AggregateCall
    /// The field of its column.
    let field: Field
    /// Where it stands.
    let range: SourceRange?
  }

  /// Finds the aggregates of a query.
  init(query: GroupQuery) {
    keys = query.keys
    var calls: [Call] = []
    for named in query.aggregates { Self.collect(named.expression, into: &calls) }
    self.calls = calls
  }

  /// Adds the next column.
  mutating func add(_ field: Field, _ column: Column) {
    fields.append(field)
    columns.append(column.read(as: field.type))
  }

  /// A formula on groups as a formula on these columns.
  func formula(_ expression: CheckedExpression) -> CheckedExpression {
    if let key = keys.first(where: { $0.expression.kind == expression.kind }) {
      return CheckedExpression(.column(key.name), expression.type, range: expression.range)
    }
    let kind: CheckedExpression.Kind =
      switch expression.kind {
      case .aggregate(let call):
        .column(calls.first { $0.call == call }?.field.name ?? "")
      case .function(let name, let operands): .function(name, operands.map(formula))
      case .operation(let operation, let operands):
        .operation(operation, operands.map(formula))
      case .constant, .column, .origin, .lookup, .linked: expression.kind
      }
    return CheckedExpression(kind, expression.type, range: expression.range)
  }

  private static func collect(_ expression: CheckedExpression, into calls: inout [Call]) {
    guard case .aggregate(let call) = expression.kind else {
      for operand in expression.operands { collect(operand, into: &calls) }
      return
    }
    guard !calls.contains(where: { $0.call == call }) else { return }
    // A name no column of a person's table can have, for it holds a control character.
    let field = Field("\u{1}\(calls.count)", expression.type)
    calls.append(Call(call: call, field: field, range: expression.range))
  }
}
