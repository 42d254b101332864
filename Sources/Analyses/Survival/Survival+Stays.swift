import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// Why customers left, numbered for curves of incidence.
struct LeavingCauses: Sendable {
  /// The causes in the order they are shown; without `cause:` the one that stands for all.
  let values: [Value]
  private let rows: [Int32]?

  /// The most causes that curves are drawn for.
  static let limit = 30

  /// Leaving for whatever cause.
  init() { (values, rows) = ([.missing], nil) }

  /// The values of a column among those who left.
  init(_ column: Column, left: Bitmap, _ question: Question) throws(AnalysisError) {
    let roll = GroupRoll([column], rowCount: column.count)
    var found = Set<Int32>()
    left.forEachSetBit { found.insert(roll.rows[$0]) }
    guard found.count <= LeavingCauses.limit else {
      throw .diagnostic(.manyCauses(found.count, question.step))
    }
    let order = found.sorted()
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Int32($0)) })
    values = order.isEmpty ? [.missing] : order.map { roll.values[Int($0)][0] }
    rows = roll.rows.map { places[$0] ?? 0 }
  }

  /// The number of the cause of a row whose customer left, from 1 on.
  func cause(of row: Int) -> Int32 { (rows?[row] ?? 0) + 1 }
}

extension SurvivalQuestion {
  /// Stays given by a time and whether it ended because the customer left.
  func timedStays(_ time: CheckedItem) throws(AnalysisError) -> (SurvivalStays, LeavingCauses) {
    guard let length = time.expression,
      let left = question.step.clauses[.until]?.first?.expression
    else {
      throw .diagnostic(
        .noFormula("condition for having left", role: .churned, step: question.step))
    }
    let asked =
      [NamedExpression("time", length), NamedExpression("left", left)] + groupFormulae
    let result = try question.projection(asked + causeFormulae)
    let columns = result.table.columns
    guard let lengths = columns[0].doubles, let events = columns[1].trueRows else {
      preconditionFailure("the checker lets only numbers and conditions through")
    }
    let roll = GroupRoll(groupColumns(columns), rowCount: result.table.rowCount)
    var stays = SurvivalStays(groups: roll.values, notes: result.notes, trace: result.trace)
    var (untimed, unknown, odd) = (0, 0, 0)
    let (noTime, noEnd) = (columns[0].missing, columns[1].missing)
    var kept: [Int] = []
    var gone = Bitmap(count: lengths.count)
    for row in lengths.indices {
      try question.poll(at: row)
      if noTime?[row] ?? false {
        untimed += 1
      } else if noEnd?[row] ?? false {
        unknown += 1
      } else if !lengths[row].isFinite || lengths[row] < 0 {
        odd += 1
      } else {
        kept.append(row)
        gone[row] = events[row]
      }
    }
    let causes = try self.causes(columns, left: gone)
    for row in kept {
      stays.add(lengths[row], gone[row] ? causes.cause(of: row) : 0, roll.rows[row])
    }
    stays.notes += Diagnostic.leftOut(untimed, of: lengths.count, missing: time.name)
    stays.notes += Diagnostic.leftOut(unknown, of: lengths.count, missing: "whether they left")
    if odd > 0 {
      stays.notes.append(
        .note("left out: \(Diagnostic.amount(odd, of: "rows")) with a time below 0 or no end"))
    }
    return (stays, causes)
  }

  /// Stays from a day to another, of which those that last end with the day of view.
  func datedStays() throws(AnalysisError) -> (SurvivalStays, LeavingCauses) {
    let spells = try SpellTable(question, by: columns, keepsSpells: false)
    var causes = LeavingCauses()
    if !causeFormulae.isEmpty {
      let column = try question.projection(causeFormulae).table.columns[0]
      let ended = spells.spells.lazy.filter { $0.end != SpellTable.Spell.open }.map(\.lastRow)
      var left = Bitmap(count: column.count)
      for row in ended { left[Int(row)] = true }
      causes = try LeavingCauses(column, left: left, question)
    }
    var stays = SurvivalStays(
      groups: spells.groups.values, notes: spells.notes, trace: spells.trace)
    var (returned, last) = (Set<Int32>(), Int32(-1))
    for (place, spell) in spells.spells.enumerated() {
      try question.poll(at: place)
      if spell.customer == last { returned.insert(last) }
      last = spell.customer
      let isOpen = spell.end == SpellTable.Spell.open
      let days = (isOpen ? spells.asof.days : spell.end) - spell.start
      stays.add(
        Double(days) / SurvivalTimes.daysOfMonth,
        isOpen ? 0 : causes.cause(of: Int(spell.lastRow)), spell.group)
    }
    if !returned.isEmpty {
      stays.notes.append(
        .note(
          "\(returned.count.counted("customer")) left and came back: each of their stays counts "
            + "by itself"))
    }
    return (stays, causes)
  }

  private var groupFormulae: [NamedExpression] {
    columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) }
  }

  private func groupColumns(_ columns: [Column]) -> [Column] {
    Array(columns[2..<(2 + self.columns.keys.count)])
  }

  private var causeFormulae: [NamedExpression] {
    question.step.formula("cause", among: question.input.fields).map {
      [NamedExpression("cause", $0.expression)]
    } ?? []
  }

  private func causes(_ columns: [Column], left: Bitmap) throws(AnalysisError) -> LeavingCauses {
    guard !causeFormulae.isEmpty, let column = columns.last else { return LeavingCauses() }
    return try LeavingCauses(column, left: left, question)
  }
}

extension SurvivalStays {
  fileprivate mutating func add(_ length: Double, _ cause: Int32, _ group: Int32) {
    lengths.append(length)
    causes.append(cause)
    groupOfStay.append(group)
  }
}

extension Diagnostic {
  /// Says that a column has too many values to draw a curve for each.
  fileprivate static func manyCauses(_ count: Int, _ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M3",
      message: "`cause:` has \(count.counted) different values among those who left, and curves "
        + "are drawn for \(LeavingCauses.limit) at most",
      range: step.range, advice: ["gather them before:  derive kind = case(…)"], stage: .run)
  }
}
