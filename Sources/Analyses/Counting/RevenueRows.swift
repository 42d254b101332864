import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// The columns of payments as the engine gave them.
struct RevenueRows {
  let result: EngineResult
  let members: Members
  let starts: [Int32]
  let ends: [Int32]
  let amounts: [Double]
  /// The different reasons, in the order of their texts, and the number of each row's.
  let reasons: GroupRoll?
  /// The rows with a customer and a first day.
  let known: [Int]

  init(
    _ question: Question, _ dates: [CheckedExpression], of subject: Subject,
    reason: CheckedExpression?
  ) throws(AnalysisError) {
    var asked = [
      NamedExpression("customer", try question.customer()), NamedExpression("start", dates[0].day),
      NamedExpression("end", dates[dates.count - 1].day),
      NamedExpression("amount", subject.expression.decimal),
    ]
    if let reason { asked.append(NamedExpression("reason", reason)) }
    result = try question.projection(asked)
    let columns = result.table.columns
    reasons = reason == nil ? nil : GroupRoll([columns[4]], rowCount: result.table.rowCount)
    try question.poll()
    let members = Members(columns[0])
    try question.poll()
    (starts, ends) = (columns[1].dayNumbers, columns[2].dayNumbers)
    let undated = columns[1].missing
    known = starts.indices.filter { members.rows[$0] >= 0 && !(undated?[$0] ?? false) }
    self.members = members
    let values = columns[3].doubles ?? []
    let counted = known.map { values[$0] }
    try subject.refuseUnbounded(counted)
    let negative = counted.count { $0 < 0 }
    if negative > 0 { throw .diagnostic(.negativeAmount(subject, count: negative)) }
    amounts = values
  }

  /// Whether the amount of a row is missing.
  func isUnpriced(_ row: Int) -> Bool { result.table.columns[3].missing?[row] ?? false }

  /// The first day without the service; nothing while it lasts.
  func end(_ row: Int) -> Int32? {
    result.table.columns[2].missing?[row] ?? false ? nil : ends[row]
  }

  /// The first day that was not observed: as given, else the one after the latest of the rows.
  func asof(_ given: CalendarDate?) -> Int32 {
    given?.days ?? Int32.dayAfter(known.lazy.flatMap { [starts[$0], end($0) ?? .min] })
  }
}
