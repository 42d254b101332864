import Diagnostics
import Language
import Tables
import Values

extension Evaluator {
  /// The values of a function of formulae.
  func called(
    _ name: String, with arguments: [CheckedExpression], as expression: CheckedExpression,
    in frame: Frame
  ) throws(EngineError) -> Evaluated {
    guard let function = functions[name] else {
      preconditionFailure("A checked formula calls only functions of the catalogue: \(name)")
    }
    if let found = try onOneSide(expression, in: frame) { return .coded(found) }
    var operands: [Operand] = []
    for argument in arguments { operands.append(try operand(of: argument, in: frame)) }
    let isConstant = function.declaration.level == .row && operands.allSatisfy(\.isValue)
    let count = isConstant ? 1 : frame.rowCount
    var columns = zip(operands, arguments).map { $0.column($1.type, count: count) }
    if function.readsCalendar, let zone = library.zone, columns.contains(where: \.isMoments) {
      columns = columns.map { $0.wallClock(in: zone) }
      notes.use(zone)
    }
    let column: Column
    do throws(EngineError) {
      switch function.body {
      case .row(let body):
        let varying = operands.indices.filter { !operands[$0].isValue }
        if function.hasRemark(on: columns) {
          column = try work.rowByRow(columns, varying: varying, count: count, body)
        } else if let found = work.fewValues(columns, varying: varying, count: count, body) {
          return .coded(
            found.with { $0.read(as: expression.type.type).described(by: expression.type) })
        } else {
          column = try work.inPieces(columns, count: count, body)
        }
      case .window(let body): column = try body(columns, count, work)
      case .aggregate: preconditionFailure("An aggregate is no function of rows: \(name)")
      }
    } catch {
      throw error.placed(at: expression.range)
    }
    let repeats = isConstant ? frame.rowCount : 1
    note(function, of: columns, column, repeated: repeats, at: expression.range)
    let read = column.read(as: expression.type.type).described(by: expression.type)
    return .operand(isConstant ? .value(read.value(at: 0)) : .column(read))
  }

  /// Keeps what there is to note of the values of a function.
  private func note(
    _ function: Function, of columns: [Column], _ values: Column, repeated times: Int,
    at range: SourceRange?
  ) {
    switch function.remark {
    case .unreadTexts:
      guard case .text(let texts) = columns[0] else { return }
      let unread = UnreadTexts(of: texts, readAs: values).repeated(times)
      notes.add(unread, wanted: function.declaration.name, at: range)
    case .emptyParts:
      guard let words = values.emptyParts(of: columns[1].constantValue) else { return }
      notes.sayEmptyParts(words, at: range)
    case nil: break
    }
  }
}

extension Function {
  /// Whether there may be something to note of its values for some arguments.
  fileprivate func hasRemark(on columns: [Column]) -> Bool {
    switch remark {
    case .unreadTexts: if case .text? = columns.first { true } else { false }
    case .emptyParts: true
    case nil: false
    }
  }
}
