import Diagnostics
import Language
import Tables
import Values

extension LossQuestion {
  /// A customer's stay, from the first day to the first day without the service or to the view.
  struct Stay {
    let customer: Value
    let group: [Value]
    let reason: Value
    let start: Int
    let days: Int
    let isLost: Bool
    let value: Double?
    let condition: Value
  }
}

/// The stays behind `losses`: of each customer the last one, its spells that touch joined.
///
/// A stay has the reason, the group, the value and the condition of its last row.
struct LossStays {
  /// The stays in the order in which their customers come.
  private(set) var stays: [LossQuestion.Stay] = []
  /// What was left out or joined.
  private(set) var notes: [Diagnostic] = []

  /// The rows without a customer, where customers are counted.
  private(set) var nameless = 0
  /// The spells that the next of the customer continues.
  private(set) var continued = 0
  /// The stays of customers who came back.
  private(set) var earlier = 0

  private var unstarted = 0
  private var backward = 0
  private var future = 0

  /// A row with its days.
  private struct Spell {
    let start: Int
    /// The first day without the service; `Int.max` while it lasts.
    var end: Int
    var cells: [Value]
  }

  /// Reads rows of reason, start, end, value, condition, customer and the groups.
  ///
  /// - Parameters:
  ///   - asof: the first day that was not observed.
  ///   - hasCustomers: whether the customer is known; otherwise each row is one.
  ///   - countsSpells: whether every row is a stay of its own.
  ///   - question: the question, which may be called off meanwhile.
  init(
    _ table: Table, asof: CalendarDate, hasCustomers: Bool, countsSpells: Bool,
    _ question: Question
  ) throws(AnalysisError) {
    var places: [Value: Int] = [:]
    var customers: [[Spell]] = []
    for row in 0..<table.rowCount {
      try question.poll(at: row)
      guard let spell = spell(table.row(row), asof: Int(asof.days)) else { continue }
      let customer = spell.cells[5]
      if !hasCustomers || countsSpells {
        customers.append([spell])
      } else if customer == .missing {
        nameless += 1
      } else if let place = places[customer] {
        customers[place].append(spell)
      } else {
        places[customer] = customers.count
        customers.append([spell])
      }
    }
    for (place, spells) in customers.enumerated() {
      try question.poll(at: place)
      stays.append(stay(last(spells), asof: Int(asof.days)))
    }
    notes = notes(rowCount: table.rowCount, asof: asof)
    if !hasCustomers, !countsSpells {
      notes.append(.note("no role says who the customer is, so each row counts as one"))
    }
  }

  private mutating func spell(_ cells: [Value], asof: Int) -> Spell? {
    guard let start = cells[1].day.map(Int.init) else {
      unstarted += 1
      return nil
    }
    guard start < asof else {
      future += 1
      return nil
    }
    let end = cells[2].day.map(Int.init) ?? .max
    guard end >= start else {
      backward += 1
      return nil
    }
    // What is to end on the day of view or later has not ended yet, as far as is known.
    return Spell(start: start, end: end < asof ? end : .max, cells: cells)
  }

  /// The last stay of one customer.
  private mutating func last(_ spells: [Spell]) -> Spell {
    var stay = spells[0]
    guard spells.count > 1 else { return stay }
    let sorted = spells.sorted {
      ($0.start, $0.end) != ($1.start, $1.end)
        ? ($0.start, $0.end) < ($1.start, $1.end)
        // Rows of the same days may stand in any order.
        : LossQuestion.precedes($0.cells, $1.cells)
    }
    stay = sorted[0]
    for spell in sorted.dropFirst() {
      if spell.start > stay.end {
        earlier += 1
        stay = spell
        continue
      }
      continued += 1
      guard spell.end >= stay.end else { continue }
      stay = Spell(start: stay.start, end: spell.end, cells: spell.cells)
    }
    return stay
  }

  private func stay(_ spell: Spell, asof: Int) -> LossQuestion.Stay {
    let isLost = spell.end != .max
    let cells = spell.cells
    return LossQuestion.Stay(
      customer: cells[5], group: Array(cells[6...]), reason: cells[0], start: spell.start,
      days: (isLost ? spell.end : asof) - spell.start, isLost: isLost, value: cells[3].number,
      condition: cells[4])
  }

  private func notes(rowCount: Int, asof: CalendarDate) -> [Diagnostic] {
    var notes = Diagnostic.leftOut(unstarted, of: rowCount, missing: "the start")
    notes += Diagnostic.leftOut(nameless, of: rowCount, missing: "the customer")
    func say(_ count: Int, _ words: String) {
      guard count > 0 else { return }
      notes.append(.note(words))
    }
    say(
      future,
      "\(future.counted("row")) left out because the start is \(asof.description) (asof) or later")
    say(backward, "\(backward.counted("row")) left out because the end comes before the start")
    say(
      continued,
      "no loss: \(continued.counted("spell")) that the next of the customer continues; a stay has "
        + "the reason, the group and the value of its last row")
    say(
      earlier,
      "\(earlier.counted("earlier stay")) of customers who came back not counted: the last one of "
        + "each is (`count: spells` counts every row)")
    return notes
  }
}
