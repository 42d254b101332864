import Bitmaps
import Diagnostics
import Tables
import Values

/// The days of spells, with what cannot be used left out.
struct SpellReading {
  let starts: [Int32]
  let ends: [Int32]
  let rows: [Int32]
  let asof: CalendarDate
  private var unstarted = 0
  private var nameless = 0
  private var backward = 0
  private var future = 0
  private var endless = 0

  init(_ table: Table, members: [Int32], asof: CalendarDate?) {
    let (from, to) = (table.columns[0], table.columns[1])
    let starts = from.dayNumbers
    var ends = to.dayNumbers
    let missingStart = from.missing
    to.missing?.forEachSetBit { ends[$0] = SpellTable.Spell.open }
    var days: [Int32] = []
    for row in starts.indices {
      if !(missingStart?[row] ?? false) { days.append(starts[row]) }
      guard ends[row] != SpellTable.Spell.open else { continue }
      if CalendarDate(days: ends[row]).isNoEnd {
        ends[row] = SpellTable.Spell.open
        endless += 1
      } else {
        days.append(ends[row])
      }
    }
    let asof = asof ?? CalendarDate(days: .dayAfter(days))
    var rows: [Int32] = []
    for row in starts.indices {
      if missingStart?[row] ?? false {
        unstarted += 1
      } else if members[row] < 0 {
        nameless += 1
      } else if ends[row] <= starts[row] {
        backward += 1
      } else if starts[row] >= asof.days {
        future += 1
      } else {
        // What is to end after asof has not ended yet, as far as is known.
        if ends[row] >= asof.days { ends[row] = SpellTable.Spell.open }
        rows.append(Int32(row))
      }
    }
    self.starts = starts
    self.ends = ends
    self.rows = rows
    self.asof = asof
  }

  /// What was left out.
  func notes(start: String, rowCount: Int) -> [Diagnostic] {
    var notes = Diagnostic.leftOut(unstarted, of: rowCount, missing: start)
    notes += Diagnostic.leftOut(nameless, of: rowCount, missing: "the customer")
    notes += Diagnostic.endless(endless)
    if backward > 0 {
      notes.append(
        .note(
          "left out: \(Diagnostic.amount(backward, of: "rows")) "
            + (backward == 1 ? "that ends on the day it starts" : "that end on the day they start")
            + " or before it"))
    }
    if future > 0 {
      notes.append(
        .note(
          "left out: \(Diagnostic.amount(future, of: "rows")) that "
            + "\(future == 1 ? "starts" : "start") at asof or later"))
    }
    return notes
  }
}
