import Bitmaps
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `losses`.
struct LossQuestion: Sendable {
  let question: Question
  let asof: CalendarDate

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    guard let asof = question.asof else { throw .diagnostic(.noDayOfView(question.step)) }
    self.asof = asof
  }

  /// The fixed fields of the result of a step.
  private static func fixed(_ step: CheckedStep) -> [Field] {
    [
      Field("reason", step.items.first?.expression?.type ?? ColumnType(.text)),
      Field("customers", .whole, kind: .count), Field("share", .decimal, kind: .share),
      Field("median_lifetime", .decimal, kind: .days),
      Field("revenue_lost", .decimal, kind: .money), Field("condition", .text),
      Field("trend", .decimal, kind: .share),
    ]
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    GroupColumns(step, beside: fixed(step)).fields + fixed(step)
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let step = question.step
    guard let reason = step.items.first?.expression ?? question.roles[.reason],
      let start = step.clauses[.from]?.first?.expression,
      let end = step.clauses[.to]?.first?.expression
    else { throw .diagnostic(.noFormula("reason", role: .reason, step: step)) }
    if step.text("save")?.isEmpty ?? false { throw .diagnostic(.namelessBook(step)) }
    let columns = GroupColumns(step, beside: LossQuestion.fixed(step))
    let value =
      step.formula("value", among: question.input.fields)
      ?? question.roles[.revenue].map { NamedExpression("the role revenue", $0) }
    let none = CheckedExpression(.constant(.missing), ColumnType(.decimal))
    let condition = step.clauses[.with]?.first?.expression ?? none
    let customer = step.text("save") == nil ? question.roles[.customer] : try question.customer()
    let asked =
      [
        NamedExpression("reason", reason), NamedExpression("start", start.day),
        NamedExpression("end", end.day), NamedExpression("value", value?.expression ?? none),
        NamedExpression("condition", condition), NamedExpression("customer", customer ?? none),
      ] + columns.keys.enumerated().map { NamedExpression("group \($0)", $1.expression) }
    let result = try question.projection(asked)
    let reading = try LossStays(
      result.table, asof: asof, hasCustomers: customer != nil, countsSpells: countsSpells,
      question)
    let stays = reading.stays
    let kinds = DepartureKinds(step).kinds(of: Set(stays.lazy.filter(\.isLost).map(\.reason)))
    var facts = Facts()
    facts.add("customers", Double(stays.count))
    facts.add("lost", Double(stays.count { $0.isLost }))
    var rows: [[Value]] = []
    var lines: [String] = []
    let groups = groups(stays)
    for group in groups {
      try question.poll()
      rows += self.rows(group)
      let label = columns.plainLabel(group[0].group)
      try addIncidences(group, kinds, label: label, to: &facts, lines: &lines)
    }
    let lacksReason = stays.contains { $0.isLost && $0.reason == .missing }
    var all = columns.notes + result.notes + reading.notes
    if lacksReason {
      all.append(.note("some who left have no reason: they are the row without one"))
    }
    all += valueNotes(stays, name: value?.name)
    all += trendNotes(rows)
    all.append(.note(kinds.note))
    all += horizonNotes(groups)
    all += Diagnostic.fewInAll(
      stays.count { $0.isLost }, of: "lost customers", hasInterval: false)
    // The book has one row for each customer, however the answer counts.
    let kept =
      countsSpells && step.text("save") != nil
      ? try LossStays(
        result.table, asof: asof, hasCustomers: true, countsSpells: false, question) : reading
    all += keepingNotes(kept)
    var answer = Answer(
      table: Table(fields: LossQuestion.fields(of: step), rows: rows), facts: facts.table,
      notes: all, trace: result.trace,
      explanation: question.wantsExplanation ? lines : [])
    answer.lostCustomers = keeping(kept)
    return answer
  }

  private func groups(_ stays: [Stay]) -> [[Stay]] {
    Dictionary(grouping: stays, by: \.group).values.sorted {
      LossQuestion.precedes($0[0].group, $1[0].group)
    }
  }

  static func precedes(_ left: [Value], _ right: [Value]) -> Bool {
    for (first, second) in zip(left, right) where first != second {
      guard first != .missing, second != .missing else { return second == .missing }
      if let a = first.number, let b = second.number { return a < b }
      return first.plainText.utf8.lexicographicallyPrecedes(second.plainText.utf8)
    }
    return false
  }

  var countsSpells: Bool { question.step.word("count") == "spells" }

  /// The days since the start up to which incidences are told.
  var horizon: Int { question.step.whole("at") ?? 365 }
}

extension Diagnostic {
  /// Says that the book of lost customers has no name.
  fileprivate static func namelessBook(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M3", message: "`save:` wants the name of a file, and this one is empty",
      range: step.range, advice: ["for example:  save: \"losses.db\""])
  }

  /// Says that nobody knows until when the data was watched.
  static func noDayOfView(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M9", message: "`\(step.verb)` needs to know until when customers were watched",
      range: step.range, advice: ["say the day:  set asof 2026-01-31"])
  }
}
