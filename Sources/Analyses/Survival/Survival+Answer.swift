import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `survival`.
struct SurvivalQuestion: Sendable {
  let question: Question
  let columns: GroupColumns
  /// The times that were asked for, ascending.
  private let marks: [Double]

  /// Reads a question.
  init(_ question: Question) {
    self.question = question
    columns = GroupColumns(question.step, beside: SurvivalQuestion.fixed(question.step))
    marks = Set(question.step.numbers("at")).sorted()
  }

  /// Whether stays are read from dates: when one was typed, or when roles know both and neither a
  /// time nor `until` was typed.
  static func readsDates(_ step: CheckedStep) -> Bool {
    if isTyped(.from, step) || isTyped(.to, step) { return true }
    if step.items.first?.isFromRole == false || isTyped(.until, step) { return false }
    return step.clauses[.from] != nil && step.clauses[.to] != nil
  }

  private static func isTyped(_ word: ClauseWord, _ step: CheckedStep) -> Bool {
    step.clauses[word]?.first?.isFromRole == false
  }

  private static func fixed(_ step: CheckedStep) -> [Field] {
    let isWhole =
      !readsDates(step) && step.items.first?.expression?.type.type == .whole
      && step.numbers("at").allSatisfy { $0 == $0.rounded() && abs($0) < 1e15 }
    var fixed = [
      Field("time", isWhole ? .whole : .decimal), Field("at_risk", .whole, kind: .count),
      Field("events", .whole, kind: .count), Field("censored", .whole, kind: .count),
      Field("survival", .decimal, kind: .share),
    ]
    // The interval is that of the share before it.
    if step.options["cause"] != nil {
      fixed += [Field("cause", .text), Field("incidence", .decimal, kind: .share)]
    }
    return fixed + [
      Field("low", .decimal, kind: .share), Field("high", .decimal, kind: .share),
    ]
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    GroupColumns(step, beside: fixed(step)).fields + fixed(step)
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let (stays, causes) = try self.stays()
    let found = try SurvivalTimes(stays, causeCount: causes.values.count, question)
    let fields = SurvivalQuestion.fields(of: question.step)
    let hasCauses = question.step.options["cause"] != nil
    let isWhole = fields.first { $0.name == "time" }?.type == .whole
    let names = hasCauses ? causes.values.map(name(of:)) : nil
    var rows: [[Value]] = []
    for (group, table) in zip(found.groups, found.tables) {
      try question.poll()
      let curve = SurvivalCurve(
        table, marks: marks(for: table), confidence: question.confidence)
      let shown = try curve.rows(causes: names) { row throws(AnalysisError) in
        if row & 0xFFF == 0 { try question.poll() }
      }
      rows += shown.map { time, cells in
        group + [isWhole ? .whole(Int64(time)) : .decimal(time)] + cells
      }
    }
    let summaries = SurvivalSummaries(
      found, columns, unit: SurvivalQuestion.readsDates(question.step) ? " months" : "",
      confidence: question.confidence)
    return Answer(
      table: Table(fields: fields, rows: rows), facts: summaries.facts,
      notes: columns.notes + found.notes + notes(found, summaries), trace: found.trace,
      explanation: question.wantsExplanation
        ? explanation(found, summaries, names ?? []) : [])
  }

  /// A cause by its own words, such as Yes of a column of yes and no.
  private func name(of cause: Value) -> Value {
    guard cause != .missing,
      let formula = question.step.formula("cause", among: question.input.fields)
    else { return .missing }
    return GroupColumns(keys: [formula], notes: []).plainLabel([cause])
  }

  private func stays() throws(AnalysisError) -> (SurvivalStays, LeavingCauses) {
    let step = question.step
    guard SurvivalQuestion.readsDates(step) else {
      guard let time = step.items.first else {
        throw .diagnostic(.noFormula("time or start and end", role: .tenure, step: step))
      }
      return try timedStays(time)
    }
    if step.items.first?.isFromRole == false || SurvivalQuestion.isTyped(.until, step) {
      throw .diagnostic(.bothTimes(step))
    }
    for (word, label, role) in [
      (ClauseWord.from, "column with the start", Role.joined), (.to, "column with the end", .ended),
    ] where step.clauses[word] == nil {
      throw .diagnostic(.noFormula(label, role: role, step: step))
    }
    return try datedStays()
  }

  /// The times to show: those that were asked for, or with dates every whole month
  /// of the curve and its end.
  private func marks(for table: LifeTable) -> [Double] {
    guard marks.isEmpty, SurvivalQuestion.readsDates(question.step), let last = table.lastTime
    else { return marks }
    let months = (0...Int(last)).dropFirst().map(Double.init)
    return months.last == last ? months : months + [last]
  }

  /// Says which curves end before a time that was asked for, while someone is still there.
  private func endNotes(_ found: SurvivalTimes) -> [Diagnostic] {
    let short = zip(found.groups, found.tables).filter { _, table in
      guard let last = table.rows.last, marks.contains(where: { $0 > last.time }) else {
        return false
      }
      return last.censored > 0
    }
    guard let (group, table) = short.first, let last = table.lastTime else { return [] }
    let who = columns.isEmpty ? "" : " of \(columns.label(group))"
    let others = short.count - 1
    return [
      .note(
        "nobody\(who) was watched beyond \(last.fixed(2)), so survival is missing at later times"
          + (others == 0
            ? "" : "; \(others.counted("other group")) \(others == 1 ? "ends" : "end") early too"))
    ]
  }

  private func notes(_ found: SurvivalTimes, _ summaries: SurvivalSummaries) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if SurvivalQuestion.readsDates(question.step) {
      notes.append(.note("times are in months of 365.2425 / 12 days"))
    }
    notes += endNotes(found)
    notes += summaries.notes
    let all = found.tables.reduce(0) { $0 + $1.total }
    if all > 0, found.tables.allSatisfy({ $0.rows.allSatisfy { $0.censored == 0 } }) {
      notes.append(
        .note("everyone here has left: without those who stay this is no share of customers"))
    }
    let counts = zip(found.groups, found.tables).map { (columns.label($0), Int($1.total)) }
    return notes
      + (columns.isEmpty
        ? Diagnostic.fewInAll(Int(all), of: "stays")
        : Diagnostic.smallGroups(counts, of: "stays"))
  }
}

extension Diagnostic {
  /// Says that a time and dates were given at once.
  fileprivate static func bothTimes(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M3",
      message: "`survival` takes a time and `until`, or the dates after `from` and `to`, not both",
      range: step.range,
      advice: [
        "a time:  survival TIME until CHURNED", "dates:  survival from START to END",
      ], stage: .run)
  }
}
