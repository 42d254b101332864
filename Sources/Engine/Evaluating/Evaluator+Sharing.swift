import Language
import Tables
import Values
import Work

extension Evaluator {
  /// The values of a formula of several steps on single rows, computed for a stretch of rows after
  /// the other on several threads; nothing for other formulae, and for few rows.
  ///
  /// All steps are done for a stretch before the next one is begun, so that what comes in between
  /// stays in the processor's cache. A formula of one column with few different values is computed
  /// once for each of them.
  ///
  /// - Complexity: O(*rows* × steps), shared among the threads.
  func shared(
    _ expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> Evaluated? {
    guard frame.rowCount > Work.usualPiece, expression.type.type != .text,
      isWorthSharing(expression)
    else { return nil }
    var leaves = FormulaLeaves()
    let formula = leaves.without(expression) { self.isOfRows($0) }
    // Before any of them is computed, which is costly and may have something to note.
    guard !leaves.expressions.isEmpty,
      leaves.expressions.allSatisfy({ isCheapToCut($0, in: frame) })
    else { return nil }
    var columns: [Column] = []
    for leaf in leaves.expressions {
      columns.append(try operand(of: leaf, in: frame).column(leaf.type, count: frame.rowCount))
    }
    let steps = FormulaSteps(evaluator: self, formula: formula, leaves: leaves)
    if columns.count == 1, let found = try steps.fewValues(of: columns[0]) { return .coded(found) }
    return .operand(.column(try steps.inPieces(columns, count: frame.rowCount)))
  }

  /// Whether a formula begins with arithmetic or a function and has a further step: comparisons and
  /// single steps share their loops by themselves.
  private func isWorthSharing(_ expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .operation(.add, let operands), .operation(.subtract, let operands),
      .operation(.multiply, let operands), .operation(.divide, let operands),
      .operation(.negate, let operands):
      operands.contains(where: isStep)
    case .function(let name, let operands):
      functions[name]?.isOfRows == true && operands.contains(where: isStep)
    default: false
    }
  }

  private func isStep(_ expression: CheckedExpression) -> Bool {
    !expression.operands.isEmpty && isOfRows(expression)
  }

  /// Whether stretches of a part can be handed out at little cost: of texts only those of a column
  /// with a short dictionary.
  private func isCheapToCut(_ leaf: CheckedExpression, in frame: Frame) -> Bool {
    guard leaf.type.type == .text else { return true }
    guard case .column(let name) = leaf.kind, case .text(let column) = frame.column(name),
      case .coded(_, let texts) = column.storage
    else { return false }
    return texts.count <= 256
  }

  /// Whether the first step of a formula looks at one row at a time.
  private func isOfRows(_ expression: CheckedExpression) -> Bool {
    switch expression.kind {
    case .constant, .operation: true
    case .function(let name, _): functions[name]?.isOfRows == true
    case .column, .origin, .lookup, .linked, .aggregate: false
    }
  }
}

/// What a formula of rows reads, each as a column of its own.
private struct FormulaLeaves: Sendable {
  /// The parts that are computed for all rows at once.
  private(set) var expressions: [CheckedExpression] = []

  /// The column that stands for a part.
  func field(of place: Int) -> Field { Field("leaf \(place)", expressions[place].type) }

  /// A formula whose parts that are not of single rows have become columns.
  mutating func without(
    _ expression: CheckedExpression, isOfRows: (CheckedExpression) -> Bool
  ) -> CheckedExpression {
    guard isOfRows(expression) else { return column(for: expression) }
    let kind: CheckedExpression.Kind
    switch expression.kind {
    case .operation(let operation, let operands):
      kind = .operation(operation, operands.map { without($0, isOfRows: isOfRows) })
    case .function(let name, let operands):
      kind = .function(name, operands.map { without($0, isOfRows: isOfRows) })
    default: return expression
    }
    return CheckedExpression(kind, expression.type, range: expression.range)
  }

  private mutating func column(for expression: CheckedExpression) -> CheckedExpression {
    // One column is read once; what is computed at two places has its notes at both.
    let place = expressions.firstIndex { isSame($0, expression) } ?? expressions.count
    if place == expressions.count { expressions.append(expression) }
    return CheckedExpression(
      .column(field(of: place).name), expression.type, range: expression.range)
  }

  private func isSame(_ one: CheckedExpression, _ other: CheckedExpression) -> Bool {
    guard case .column = one.kind else { return one == other }
    return one.kind == other.kind && one.type == other.type
  }
}

/// A formula of single rows that is computed for some of them at a time.
private struct FormulaSteps: Sendable {
  let evaluator: Evaluator
  let formula: CheckedExpression
  let leaves: FormulaLeaves

  /// So few rows that a handful of columns of them fits the processor's nearer cache.
  private static let piece = 1 << 14

  /// The values by way of those that the one column can have, when these are few.
  func fewValues(of column: Column) throws(EngineError) -> CodedColumn? {
    try evaluator.work.poll()
    let found = evaluator.work.fewValues(of: column) { values -> Column? in
      // What there is to note counts rows, not values: such a formula is computed row by row.
      let notes = EvaluationNotes()
      guard let few = try? self.values([values], count: values.count, notes: notes),
        notes.diagnostics.isEmpty
      else { return nil }
      return few
    }
    try evaluator.work.poll()
    return found?.with { $0.described(by: formula.type) }
  }

  /// The values stretch by stretch.
  func inPieces(_ columns: [Column], count: Int) throws(EngineError) -> Column {
    let work = evaluator.work
    let parts = try work.parts(count, piece: FormulaSteps.piece) { range throws(EngineError) in
      try values(columns.map { $0.rows(range) }, count: range.count, notes: evaluator.notes)
    }
    let joined = Column.joined(parts, in: work)
    try work.poll()
    return joined.described(by: formula.type)
  }

  private func values(
    _ columns: [Column], count: Int, notes: EvaluationNotes
  ) throws(EngineError) -> Column {
    let work = WorkContext(threads: 1, stop: evaluator.work.stop)
    let table = Table(
      fields: columns.indices.map { leaves.field(of: $0) }, columns: columns, rowCount: count)
    let own = Evaluator(
      library: evaluator.library, work: work, functions: evaluator.functions, notes: notes)
    return try own.column(of: formula, in: Frame(table, in: work)).read(as: formula.type.type)
  }
}

extension Function {
  /// Whether the function looks at one row at a time and gives the same for the same values.
  fileprivate var isOfRows: Bool {
    if case .row = body { true } else { false }
  }
}
