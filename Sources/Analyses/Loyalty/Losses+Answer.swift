import Bitmaps
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `losses`.
struct LossQuestion: Sendable {
  private let question: Question
  private let asof: CalendarDate

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

  /// A customer whose stay is known.
  private struct Stay {
    let group: [Value]
    let reason: Value
    let start: Int32
    let days: Int
    let isLost: Bool
    let value: Double?
    let condition: Value
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let step = question.step
    guard let reason = step.items.first?.expression ?? question.roles[.reason],
      let start = step.clauses[.from]?.first?.expression,
      let end = step.clauses[.to]?.first?.expression
    else { throw .diagnostic(.noFormula("reason", role: .reason, step: step)) }
    let columns = GroupColumns(step, beside: LossQuestion.fixed(step))
    let value =
      step.formula("value", among: question.input.fields)?.expression
      ?? question.roles[.revenue]
    let none = CheckedExpression(.constant(.missing), ColumnType(.decimal))
    let condition = step.clauses[.with]?.first?.expression ?? none
    let asked =
      [
        NamedExpression("reason", reason), NamedExpression("start", start),
        NamedExpression("end", end), NamedExpression("value", value ?? none),
        NamedExpression("condition", condition),
      ] + columns.keys.enumerated().map { NamedExpression("group \($0)", $1.expression) }
    let result = try question.projection(asked)
    let (stays, notes) = stays(result.table, condition: condition.type)
    var facts = Facts()
    facts.add("customers", Double(stays.count))
    facts.add("lost", Double(stays.count { $0.isLost }))
    var rows: [[Value]] = []
    var lines: [String] = []
    for group in groups(stays) {
      rows += self.rows(group)
      let label = columns.plainLabel(group[0].group)
      addIncidences(group, label: label, to: &facts, lines: &lines)
    }
    let hasReason = stays.contains { $0.isLost && $0.reason == .missing }
    var all = columns.notes + result.notes + notes
    if hasReason { all.append(.note("some who left have no reason: they are the row without one")) }
    if value == nil {
      all.append(.note("no role revenue and no `value:`, so revenue_lost is missing"))
    }
    all.append(.note(kindNote(stays)))
    all += Diagnostic.fewInAll(stays.count { $0.isLost }, of: "customers who left")
    return Answer(
      table: Table(fields: LossQuestion.fields(of: step), rows: rows), facts: facts.table,
      notes: all, trace: result.trace,
      explanation: question.wantsExplanation ? lines : [])
  }

  private func stays(
    _ table: Table, condition: ColumnType
  ) -> (stays: [Stay], notes: [Diagnostic]) {
    var stays: [Stay] = []
    var (unknown, reversed) = (0, 0)
    for row in 0..<table.rowCount {
      let cells = table.row(row)
      guard let start = cells[1].day, start <= asof.days else {
        unknown += 1
        continue
      }
      let end = cells[2].day
      let isLost = end.map { $0 <= asof.days } ?? false
      let days = Int((isLost ? end ?? asof.days : asof.days) - start)
      guard days >= 0 else {
        reversed += 1
        continue
      }
      stays.append(
        Stay(
          group: Array(cells[5...]), reason: cells[0], start: start, days: days, isLost: isLost,
          value: cells[3].number, condition: cells[4]))
    }
    var notes = Diagnostic.leftOut(
      unknown, of: table.rowCount, missing: "the start, or lies after \(asof.description),")
    if reversed > 0 {
      notes.append(
        .note("\(reversed.counted("row")) left out because the end comes before the start"))
    }
    return (stays, notes)
  }

  private func groups(_ stays: [Stay]) -> [[Stay]] {
    Dictionary(grouping: stays, by: \.group).values.sorted {
      LossQuestion.precedes($0[0].group, $1[0].group)
    }
  }

  private static func precedes(_ left: [Value], _ right: [Value]) -> Bool {
    for (first, second) in zip(left, right) where first != second {
      guard first != .missing, second != .missing else { return second == .missing }
      if let a = first.number, let b = second.number { return a < b }
      return first.plainText.utf8.lexicographicallyPrecedes(second.plainText.utf8)
    }
    return false
  }

  private func rows(_ group: [Stay]) -> [[Value]] {
    let lost = group.filter(\.isLost)
    let reasons = Dictionary(grouping: lost, by: \.reason)
    let order = reasons.keys.sorted {
      let (left, right) = (reasons[$0]?.count ?? 0, reasons[$1]?.count ?? 0)
      return left != right ? left > right : LossQuestion.precedes([$0], [$1])
    }
    return order.map { reason in
      let members = reasons[reason] ?? []
      var days = members.map { Double($0.days) }
      let values = members.compactMap(\.value)
      return group[0].group + [
        reason, .count(members.count), .decimal(Double(members.count) / Double(lost.count)),
        .number(median(of: &days)),
        values.isEmpty ? .missing : .decimal(CompensatedSum(values.sorted()).value),
        condition(members), .number(trend(members)),
      ]
    }
  }

  /// What most members say, with how many of how many; of a condition the share for whom it holds.
  private func condition(_ members: [Stay]) -> Value {
    let known = members.map(\.condition).filter { $0 != .missing }
    guard !known.isEmpty else { return .missing }
    let counts = Dictionary(grouping: known) { $0 }.mapValues(\.count)
    if known.contains(where: { $0.type == .truth }) {
      let count = counts[.truth(true)] ?? 0
      return .text("\(count) of \(known.count)")
    }
    let best = counts.min {
      $0.value != $1.value ? $0.value > $1.value : LossQuestion.precedes([$0.key], [$1.key])
    }
    return best.map { .text("\($0.key.plainText) (\($0.value) of \(known.count))") } ?? .missing
  }

  private func trend(_ members: [Stay]) -> Double? {
    let span = Int32(question.step.whole("trend") ?? 90)
    let ends = members.map { $0.start + Int32($0.days) }
    let now = ends.count { $0 > asof.days - span }
    let before = ends.count { $0 <= asof.days - span && $0 > asof.days - 2 * span }
    return before > 0 ? Double(now) / Double(before) - 1 : nil
  }

  /// The kinds of losses.
  private enum Kind: String, CaseIterable {
    case voluntary
    case card
    case pause
  }

  private func kind(_ reason: Value) -> Kind {
    let text = reason.plainText.lowercased()
    func isOne(of option: String, guesses: [String]) -> Bool {
      let typed = question.step.texts(option)
      return typed.isEmpty
        ? guesses.contains { text.contains($0) } : typed.contains { $0.lowercased() == text }
    }
    if isOne(
      of: "card", guesses: ["card", "payment fail", "failed payment", "expired", "kartic", "卡"])
    {
      return .card
    }
    return isOne(of: "pause", guesses: ["pause", "pauz", "暂停"]) ? .pause : .voluntary
  }

  private func kindNote(_ stays: [Stay]) -> String {
    let reasons = Set(stays.filter(\.isLost).map(\.reason))
    func names(_ kind: Kind) -> String {
      let texts = reasons.filter { self.kind($0) == kind }.map(\.plainText).sorted()
      return texts.isEmpty ? "none" : texts.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    return "card: \(names(.card)); pause: \(names(.pause)); every other reason counts as a "
      + "decision to leave (`card:` and `pause:` say it otherwise)"
  }

  private func addIncidences(
    _ group: [Stay], label: Value, to facts: inout Facts, lines: inout [String]
  ) {
    let horizon = question.step.whole("at") ?? 365
    let prefix = label == .missing ? "" : "\(label.plainText): "
    let reasons = Set(group.filter(\.isLost).map(\.reason))
      .sorted { LossQuestion.precedes([$0], [$1]) }
    let places = Dictionary(uniqueKeysWithValues: reasons.enumerated().map { ($1, $0) })
    let names = reasons.map { $0 == .missing ? "(missing)" : $0.plainText }
    let byReason = incidences(group, count: reasons.count) { places[$0] ?? 0 }
    let kinds = Kind.allCases
    let byKind = incidences(group, count: kinds.count) { reason in
      kinds.firstIndex(of: kind(reason)) ?? 0
    }
    for (name, step, place) in named(kinds.map { "kind \($0.rawValue)" }, byKind, horizon)
      + named(names, byReason, horizon)
    {
      let ends = step.interval(place, confidence: question.confidence)
      facts.add("incidence", group: .text(prefix + name), step.incidence[place])
      facts.add("incidence_low", group: .text(prefix + name), ends?.low)
      facts.add("incidence_high", group: .text(prefix + name), ends?.high)
    }
    guard question.wantsExplanation, lines.count < 20 else { return }
    lines += explanation(group, named(names, byReason, horizon), horizon, prefix) {
      places[$0] ?? 0
    }
  }

  private func named(
    _ names: [String], _ curves: AalenJohansen, _ horizon: Int
  ) -> [(String, AalenJohansen.Step, Int)] {
    // Beyond the last day anybody was watched nothing is known.
    guard let last = curves.steps.last?.time, last >= Double(horizon),
      let step = curves.step(at: Double(horizon))
    else { return [] }
    return names.enumerated().map { ($1, step, $0) }
  }

  private func incidences(
    _ group: [Stay], count: Int, cause: (Value) -> Int
  ) -> AalenJohansen {
    AalenJohansen(
      LifeTable(
        times: group.map { Double($0.days) },
        causes: group.map { $0.isLost ? cause($0.reason) + 1 : 0 }, causeCount: max(count, 1)))
  }

  private func explanation(
    _ group: [Stay], _ curves: [(String, AalenJohansen.Step, Int)], _ horizon: Int,
    _ prefix: String, cause: (Value) -> Int
  ) -> [String] {
    var lines = [
      "\(prefix)\(group.count { $0.isLost }.counted) of \(group.count.counted) customers left; who "
        + "is still there on \(asof.description) is censored",
      "share who left within \(horizon) days, the readings side by side:",
    ]
    for (name, step, place) in curves {
      let naive = KaplanMeier(
        LifeTable(
          times: group.map { Double($0.days) },
          causes: group.map { $0.isLost && cause($0.reason) == place ? 1 : 0 }))
      lines.append(
        "  \(name): Aalen–Johansen \(step.incidence[place].percent) (chosen); one minus "
          + "Kaplan–Meier \((1 - naive.survival(at: Double(horizon))).percent), which overstates")
    }
    return lines
  }
}

extension CheckedStep {
  /// The values of an option that are texts.
  fileprivate func texts(_ option: String) -> [String] {
    (options[option] ?? []).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }
}

extension Value {
  /// The day of a date or time stamp.
  var day: Int32? {
    switch self {
    case .date(let date): date.days
    case .timestamp(let moment): moment.date.days
    default: nil
    }
  }
}

extension Diagnostic {
  /// Says that nobody knows until when the data was watched.
  static func noDayOfView(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M9", message: "`\(step.verb)` needs to know until when customers were watched",
      range: step.range, advice: ["say the day:  set asof 2026-01-31"])
  }
}
