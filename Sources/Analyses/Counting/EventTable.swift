import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// What customers did and when: the dated rows behind `cohort`, `activity`, `repeat` and `rfm`.
///
/// Rows without customer, date or the amount that was asked for, and those at `asof` or later, are
/// left out and counted.
struct EventTable: Sendable {
  /// The customers, one for each group they are in.
  let members: Members
  /// The day of each row.
  let days: [Int32]
  /// The amount of each row, when one was asked for; rows without it are left out.
  let amounts: [Double]
  /// The groups.
  let groups: GroupRoll
  /// The columns that make the groups.
  let columns: GroupColumns
  /// The key of each row.
  let keys: Column
  /// The first day that was not observed any more.
  let asof: CalendarDate
  /// What was left out.
  let notes: [Diagnostic]
  /// How the rows were found.
  let trace: [OperatorTrace]

  /// Fetches the rows that a question speaks of.
  init(
    _ question: Question, date: CheckedItem, amount: CheckedItem? = nil, by columns: GroupColumns
  ) throws(AnalysisError) {
    let source = try EventSource(question, date: date, amount: amount, columns: columns)
    let table = source.table
    var kept = table.columns[0].present
    var notes = source.notes + columns.notes
    notes += Diagnostic.leftOut(
      table.columns[0].missingCount, of: table.rowCount, missing: "the customer")
    let undated = table.columns[1].missingCount
    notes += Diagnostic.leftOut(undated, of: table.rowCount, missing: date.name)
    kept = kept.intersection(table.columns[1].present)
    if let amount {
      let dated = kept.populationCount
      kept = kept.intersection(table.columns[2].present)
      notes += Diagnostic.leftOut(
        dated - kept.populationCount, of: table.rowCount, missing: amount.name)
    }
    var days = table.columns[1].dayNumbers
    let present = kept.setIndices()
    asof = question.asof ?? CalendarDate(days: .dayAfter(present.map { days[Int($0)] }))
    let end = asof.days
    let rows = present.filter { days[Int($0)] < end }
    if rows.count < present.count {
      notes.append(
        .note(
          "left out: \(Diagnostic.amount(present.count - rows.count, of: "rows")) at asof or later")
      )
    }
    var columnsOfTable = table.columns
    if rows.count < table.rowCount {
      columnsOfTable = table.columns.map { $0.gathered(at: rows) }
      days = columnsOfTable[1].dayNumbers
    }
    keys = columnsOfTable[0]
    self.days = days
    let first = amount == nil ? 2 : 3
    groups = GroupRoll(Array(columnsOfTable[first...]), rowCount: rows.count)
    members = Members(Members(keys), groups.rows, secondCount: groups.values.count)
    amounts = amount == nil ? [] : columnsOfTable[2].doubles ?? []
    if let amount {
      try Diagnostic.refuseUnbounded(amounts, of: amount.name, at: amount.range)
    }
    self.columns = columns
    self.notes = notes
    trace = source.trace
  }

  /// The number of rows.
  var rowCount: Int { days.count }

  /// The group of a member.
  func group(of member: Int) -> Int { Int(groups.rows[Int(members.firstRows[member])]) }
}
