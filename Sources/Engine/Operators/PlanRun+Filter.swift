import Bitmaps
import Diagnostics
import Language
import Tables
import Values

extension PlanRun {
  /// The rows that meet all conditions, one after the other.
  ///
  /// Rows that arrive at a condition and find it missing are counted in a note.
  mutating func filtered(
    _ frame: Frame, by conditions: [RowCondition]
  ) throws(EngineError) -> Frame {
    var kept = Bitmap(repeating: true, count: frame.rowCount)
    for condition in conditions {
      let (isTrue, isMissing) = try evaluator.condition(condition.expression, in: frame)
      if let isMissing {
        try look(at: isMissing.intersection(kept), of: kept.populationCount, for: condition, frame)
      }
      kept.formIntersection(condition.kept(isTrue, isMissing))
    }
    return frame.keeping(kept)
  }

  /// Says how many rows an aggregate leaves out because its condition is missing.
  mutating func noteMissing(
    _ condition: RowCondition, _ values: Column, in frame: Frame
  ) throws(EngineError) {
    guard let missing = values.missing else { return }
    try look(at: missing, of: frame.rowCount, for: condition, frame)
  }

  /// Says what becomes of the rows for which a condition is missing, when there are any.
  private mutating func look(
    at missing: Bitmap, of total: Int, for condition: RowCondition, _ frame: Frame
  ) throws(EngineError) {
    let count = missing.populationCount
    guard count > 0 else { return }
    let cause =
      try isExplained(missing, by: condition, in: frame) ? condition.cause : RowCondition.unnamed
    if condition.blank == .error {
      throw EngineError(.data(.missingCondition(condition, cause, count, of: total)))
    }
    note(condition.words(count, of: total, cause))
  }

  /// Whether missing values of the columns explain all these rows: a condition can also be missing
  /// because it divides by zero, or because a row has not been observed for long enough.
  private func isExplained(
    _ missing: Bitmap, by condition: RowCondition, in frame: Frame
  ) throws(EngineError) -> Bool {
    // Of more than two columns none is named.
    guard condition.expression.columnNames.count <= 2 else { return true }
    var rest = missing
    for leaf in condition.expression.leaves {
      let column = try evaluator.column(of: leaf, in: frame)
      column.missing.map { rest = rest.subtracting($0) }
    }
    return rest.isEmpty
  }
}

extension RowCondition {
  /// Whether rows for which the condition is missing stay.
  fileprivate var keepsMissing: Bool { blank.map { $0 == .keep } ?? isExclusion }

  /// The rows that stay.
  fileprivate func kept(_ isTrue: Bitmap, _ isMissing: Bitmap?) -> Bitmap {
    let wanted = isExclusion ? isTrue.inverted() : isTrue
    guard let isMissing else { return wanted }
    return keepsMissing ? wanted.union(isMissing) : wanted.subtracting(isMissing)
  }

  /// What became of the rows for which the condition is missing.
  fileprivate func words(_ count: Int, of total: Int, _ cause: String) -> String {
    let rows = "\(NumberText.grouped(count)) of \(NumberText.grouped(total)) rows"
    return keepsMissing
      ? "\(rows) kept although \(cause)" : "\(rows) left out because \(cause)"
  }

  /// What is missing, by name when that is one column or two.
  fileprivate var cause: String {
    let names = expression.columnNames
    return switch names.count {
    case 1: "\(names[0]) is missing"
    case 2: "\(names[0]) or \(names[1]) is missing"
    default: RowCondition.unnamed
    }
  }

  /// The words when no column is to blame.
  fileprivate static let unnamed = "the condition is missing"
}

extension Diagnostic {
  /// Says that a condition is missing where `blank: error` forbids it.
  fileprivate static func missingCondition(
    _ condition: RowCondition, _ cause: String, _ count: Int, of total: Int
  ) -> Diagnostic {
    let rows = "\(NumberText.grouped(count)) of \(NumberText.grouped(total)) rows"
    return Diagnostic(
      code: "E5", message: "\(cause) in \(rows)", range: condition.expression.range,
      advice: ["keep them with blank: keep, or leave them out with blank: drop"], stage: .run)
  }
}
