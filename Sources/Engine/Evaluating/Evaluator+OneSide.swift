import Language
import Tables
import Values

extension Evaluator {
  /// A function of a column of the one side of a link, for each row of the many side: computed for
  /// the rows of the one side, which are fewer, and kept there; nothing for other functions.
  ///
  /// `month(clients.joined)` of five million orders is the month of half a million clients, looked up.
  ///
  /// - Complexity: O(*rows*) and the cost of the function for the rows of the one side.
  func onOneSide(
    _ expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> CodedColumn? {
    guard case .function(let name, var arguments) = expression.kind,
      case .row? = functions[name]?.body,
      let place = arguments.firstIndex(where: { $0.constant == nil }),
      case .lookup(let link, let inner) = arguments[place].kind,
      arguments[(place + 1)...].allSatisfy({ $0.constant != nil }),
      frame.rowCount > storedFrame(link.one).rowCount,
      try isMissingWithoutPartner(name, arguments, place, as: expression, in: frame)
    else { return nil }
    arguments[place] = inner
    let formula = CheckedExpression(
      .function(name, arguments), expression.type, range: expression.range)
    // A failure, or what there is to note, may be of a row that nobody here points at: then the rows
    // of this frame are asked.
    let own = Evaluator(library: library, work: work, functions: functions)
    guard let found = try? own.looked(up: formula, over: link, in: frame),
      own.notes.diagnostics.isEmpty
    else {
      try work.poll()
      return nil
    }
    return found.with { $0.described(by: expression.type) }
  }

  /// Whether the function is missing where its one varying argument is, as it is for a row that has
  /// no partner.
  private func isMissingWithoutPartner(
    _ name: String, _ arguments: [CheckedExpression], _ place: Int,
    as expression: CheckedExpression,
    in frame: Frame
  ) throws(EngineError) -> Bool {
    var constants = arguments
    constants[place] = CheckedExpression(.constant(.missing), arguments[place].type)
    let call = CheckedExpression(.function(name, constants), expression.type)
    let own = Evaluator(library: library, work: work, functions: functions)
    guard case .value(.missing)? = try? own.operand(of: call, in: frame) else { return false }
    return true
  }
}
