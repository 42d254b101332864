import Diagnostics
import Engine
import Language
import Tables
import Values

/// The times that customers stayed: from a first day to the first day without the service.
///
/// Spells that touch or overlap are one stay of their customer unless spells are to be counted as
/// they stand, so that a change of plan is no departure.
struct SpellTable: Sendable {
  /// The stays, by customer and then by day.
  let spells: [Spell]
  /// The groups; a spell has the group of its first row.
  let groups: GroupRoll
  /// The columns that make the groups.
  let columns: GroupColumns
  /// The first day that was not observed.
  let asof: CalendarDate
  /// What was left out or joined.
  let notes: [Diagnostic]
  /// How the rows were found.
  let trace: [OperatorTrace]

  /// One stay.
  struct Spell: Hashable, Sendable {
    /// The customer, one for each group they are in.
    let customer: Int32
    /// The group.
    let group: Int32
    /// The first day.
    let start: Int32
    /// The first day without the service; `Spell.open` while it lasts.
    var end: Int32
    /// The row of the stay's last part, for reasons and amounts.
    var lastRow: Int32

    /// The end of a stay that lasts.
    static let open = Int32.max

    /// Whether the customer was there at the end of the day before `day`.
    func isThere(before day: Int32) -> Bool { start < day && end >= day }
  }

  /// Fetches and joins the spells of a question with the clauses `from` and `to`.
  ///
  /// - Parameter keepsSpells: whether every row is a stay of its own.
  init(_ question: Question, by columns: GroupColumns, keepsSpells: Bool) throws(AnalysisError) {
    let step = question.step
    guard let from = step.clauses[.from]?.first, let start = from.expression,
      let to = step.clauses[.to]?.first, let end = to.expression
    else { throw .diagnostic(.noFormula("start and end", role: .joined, step: step)) }
    var asked = [NamedExpression("start", start.day), NamedExpression("end", end.day)]
    asked += columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) }
    let customer = question.roles[.customer]
    if let customer { asked.append(NamedExpression("customer", customer)) }
    let result = try question.projection(asked)
    let table = result.table
    let last = table.columns.count - (customer == nil ? 0 : 1)
    groups = GroupRoll(Array(table.columns[2..<last]), rowCount: table.rowCount)
    var notes = result.notes + columns.notes
    let members: [Int32]
    var people: [Int32]?
    if customer != nil, let keys = table.columns.last {
      let numbered = Members(keys)
      people = numbered.rows
      members = Members(numbered, groups.rows, secondCount: groups.values.count).rows
    } else {
      members = Array(0..<Int32(table.rowCount))
      if !keepsSpells {
        notes.append(.note("no role says who the customer is, so each row counts as one"))
      }
    }
    let reading = SpellReading(table, members: members, asof: question.asof)
    asof = reading.asof
    notes += reading.notes(start: from.name, rowCount: table.rowCount)
    notes += Diagnostic.dayOfView(
      asof, isGiven: question.asof != nil, starts: reading.rows.map { reading.starts[Int($0)] })
    let rolled = groups.rows
    let rows = reading.rows.map { row in
      Spell(
        customer: keepsSpells ? Int32(row) : members[Int(row)], group: rolled[Int(row)],
        start: reading.starts[Int(row)], end: reading.ends[Int(row)], lastRow: row)
    }
    spells = SpellTable.joined(rows)
    if spells.count < rows.count {
      notes.append(
        .note(
          "no departure: \(Diagnostic.amount(rows.count - spells.count, of: "spells")) that the next of the customer continues"
        ))
    }
    if let people, !keepsSpells, !columns.isEmpty {
      notes += SpellTable.changeNotes(spells, people)
    }
    self.columns = columns
    self.notes = notes
    trace = result.trace
  }

  /// Says how many stays ended in one group while their customer went on in another.
  private static func changeNotes(_ spells: [Spell], _ people: [Int32]) -> [Diagnostic] {
    let stays = Dictionary(grouping: spells) { people[Int($0.lastRow)] }.values
    let changed = stays.reduce(0) { sum, own in
      sum
        + own.count { stay in
          own.contains {
            $0.group != stay.group && $0.start <= stay.end && $0.end > stay.end
          }
        }
    }
    guard changed > 0 else { return [] }
    let departures = spells.count { $0.end != Spell.open }
    return [
      .note(
        "\(changed.counted) of \(departures.counted("departure")) left a group and not the firm: "
          + "those customers went on in another; without `by` they are no loss")
    ]
  }

  /// The stays in the order of customers and days, with those that touch or overlap made one.
  private static func joined(_ rows: [Spell]) -> [Spell] {
    let sorted = rows.sorted {
      ($0.customer, $0.start, $0.end, $0.lastRow) < ($1.customer, $1.start, $1.end, $1.lastRow)
    }
    var stays: [Spell] = []
    for spell in sorted {
      if let last = stays.last, last.customer == spell.customer, spell.start <= last.end {
        if spell.end > last.end {
          stays[stays.count - 1].end = spell.end
          stays[stays.count - 1].lastRow = spell.lastRow
        }
      } else {
        stays.append(spell)
      }
    }
    return stays
  }
}
