import Bitmaps
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `watch`.
struct WatchQuestion: Sendable {
  private let question: Question
  private let asof: CalendarDate
  private let start: CheckedExpression
  private let signals: [CheckedItem]
  private let span: Int

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    guard let asof = question.asof else { throw .diagnostic(.noDayOfView(question.step)) }
    guard let start = question.step.clauses[.from]?.first?.expression else {
      throw .diagnostic(.noFormula("start", role: .joined, step: question.step))
    }
    self.asof = asof
    self.start = start
    signals = question.step.clauses[.with] ?? []
    span = question.step.whole("days") ?? 90
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    [
      step.customerField, Field("day", .whole, kind: .days), Field("signals", .whole, kind: .count),
      Field("state", .text), Field("reason", .text),
    ]
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let customer = try question.customer()
    let ended = question.roles[.ended]
    let none = CheckedExpression(.constant(.missing), ColumnType(.date))
    var asked = [
      NamedExpression("customer", customer), NamedExpression("start", start.day),
      NamedExpression("end", (ended ?? none).day),
    ]
    for (place, signal) in signals.enumerated() {
      let (count, last) = try formulae(signal)
      asked.append(NamedExpression("count \(place)", count))
      asked.append(NamedExpression("last \(place)", last))
    }
    let result = try question.projection(asked, of: question.rows(sortedBy: customer))
    let watched = (0..<result.table.rowCount).compactMap { newcomer(result.table.row($0)) }
    let order = watched.enumerated().sorted {
      ($0.element.state.rawValue, -$0.element.count, $0.offset)
        < ($1.element.state.rawValue, -$1.element.count, $1.offset)
    }
    let rows = order.map { _, newcomer -> [Value] in
      [
        newcomer.customer, .count(newcomer.day), .count(newcomer.count), .text(newcomer.state.word),
        newcomer.reason.isEmpty ? .missing : .text(newcomer.reason),
      ]
    }
    var answer = Answer(
      table: Table(fields: WatchQuestion.fields(of: question.step), rows: rows),
      facts: facts(watched, result.table, hasEnds: ended != nil),
      notes: result.notes + notes(watched, hasEnds: ended != nil), trace: result.trace,
      explanation: question.wantsExplanation ? explanation(watched) : [])
    answer.screenProse = ["reason"]
    return answer
  }

  /// A customer in the first days.
  private struct Case {
    let customer: Value
    let day: Int
    let count: Int
    let state: State
    let reason: String
    let last: Int?
    /// The conditions of which nobody knows whether they hold.
    let unknown: [String]
  }

  private enum State: Int, CaseIterable {
    case solve
    case watch
    case unknown
    case ok

    var word: String {
      switch self {
      case .solve: "solve"
      case .watch: "watch"
      case .unknown: "unknown"
      case .ok: "ok"
      }
    }
  }

  private func newcomer(_ cells: [Value]) -> Case? {
    // The day of view is the first that nobody has seen.
    guard let start = cells[1].day, start < asof.days else { return nil }
    let day = Int(asof.days - start)
    if let end = cells[2].day, end < asof.days { return nil }
    guard day < span else { return nil }
    var (total, latest, reasons, unknown) = (0, Int?.none, [String](), [String]())
    for (place, signal) in signals.enumerated() {
      var count = Int(cells[3 + 2 * place].number ?? 0)
      let last = cells[4 + 2 * place].day
      // A date of the customer's own counts when it lies in the days watched so far.
      if signal.isOwnDate {
        count = last.map { $0 >= start && $0 < asof.days } ?? false ? 1 : 0
      } else if cells[3 + 2 * place] == .missing {
        unknown.append(signal.name)
      }
      guard count > 0 else { continue }
      let on = last.map { Int($0 - start) } ?? day
      total += count
      latest = max(latest ?? on, on)
      reasons.append(
        count > 1
          ? "\(signal.name) \(count) times, the last on day \(on)" : "\(signal.name) on day \(on)")
    }
    reasons += unknown.map { "\($0) is missing" }
    return Case(
      customer: cells[0], day: day, count: total,
      state: state(total, day: day, latest: latest, isKnown: unknown.isEmpty),
      reason: reasons.joined(separator: "; "), last: latest, unknown: unknown)
  }

  private func state(
    _ total: Int, day: Int, latest: Int?, isKnown: Bool, recent: Int? = nil, enough: Int? = nil
  ) -> State {
    guard total > 0, let latest else { return isKnown ? .ok : .unknown }
    let recent = recent ?? question.step.whole("recent") ?? 14
    let enough = enough ?? question.step.whole("enough") ?? 2
    return total >= enough || day - latest <= recent ? .solve : .watch
  }

  /// How often a signal was given since the start, and when last.
  private func formulae(
    _ signal: CheckedItem
  ) throws(AnalysisError) -> (count: CheckedExpression, last: CheckedExpression) {
    switch signal.content {
    case .linked(let link, let formula): return try linked(link, formula, signal)
    default: break
    }
    guard let formula = signal.expression else {
      throw .diagnostic(.noSignal(signal))
    }
    let today = CheckedExpression(.constant(.date(asof)), ColumnType(.date))
    if formula.type.type == .truth {
      return (
        CheckedExpression(.operation(.whole, [formula]), ColumnType(.whole)), today
      )
    }
    guard formula.type.type.isTime else { throw .diagnostic(.noSignal(signal)) }
    return (CheckedExpression(.constant(.whole(0)), ColumnType(.whole)), formula.day)
  }

  /// The count and the last date of linked rows between the start and the day of view.
  private func linked(
    _ link: Link, _ formula: CheckedExpression, _ signal: CheckedItem
  ) throws(AnalysisError) -> (CheckedExpression, CheckedExpression) {
    let isDate = formula.type.type.isTime
    guard isDate || formula.type.type == .truth else { throw .diagnostic(.noSignal(signal)) }
    guard let date = isDate ? formula : question.linkedRoles[link.many]?[.date] else {
      throw .diagnostic(.noSignalDate(signal, table: link.many))
    }
    let day = date.day
    let begin = CheckedExpression(.lookup(link, start.withoutOrigin), start.type).day
    let now = CheckedExpression(.constant(.date(asof)), ColumnType(.date))
    var condition = CheckedExpression.truth(.greaterOrEqual, [day, begin])
      .and(.truth(.less, [day, now]))
    if !isDate { condition = formula.and(condition) }
    func aggregate(_ name: String, _ arguments: [CheckedExpression], _ type: ColumnType)
      -> CheckedExpression
    {
      let call = AggregateCall(function: name, arguments: arguments, condition: condition)
      let value = CheckedExpression(.linked(LinkedAggregate(link: link, call: call)), type)
      return question.input.scope.isStored ? value : CheckedExpression(.origin(value), type)
    }
    return (
      aggregate("count", [], ColumnType(.whole, kind: .count)),
      aggregate("max", [day], ColumnType(.date))
    )
  }

  private func facts(_ watched: [Case], _ table: Table, hasEnds: Bool) -> Table? {
    var facts = Facts()
    for state in states(watched) {
      facts.add(
        "customers", group: .text(state.word), Double(watched.count { $0.state == state }))
    }
    guard hasEnds else { return facts.table }
    var (times, causes) = ([Double](), [Int]())
    for row in 0..<table.rowCount {
      let cells = table.row(row)
      guard let start = cells[1].day, start < asof.days else { continue }
      let end = cells[2].day.flatMap { $0 < asof.days ? $0 : nil }
      let days = (end ?? asof.days) - start
      guard days >= 0 else { continue }
      times.append(Double(days))
      causes.append(end == nil ? 0 : 1)
    }
    let curve = KaplanMeier(LifeTable(times: times, causes: causes))
    guard let last = curve.table.lastTime, last >= Double(span) else { return facts.table }
    let ends = curve.step(at: Double(span))?.interval(confidence: question.confidence)
    facts.add("survival", curve.survival(at: Double(span)))
    facts.add("survival_low", ends?.low)
    facts.add("survival_high", ends?.high)
    return facts.table
  }

  /// The states to count; what is unknown only where something is.
  private func states(_ watched: [Case]) -> [State] {
    State.allCases.filter { state in
      state != .unknown || watched.contains { $0.state == .unknown }
    }
  }

  private func notes(_ watched: [Case], hasEnds: Bool) -> [Diagnostic] {
    var notes = [
      Diagnostic.note(
        "seen on \(asof.description): \(watched.count.counted("customer")) in the first \(span) days"
      )
    ]
    for signal in signals {
      let count = watched.count { $0.unknown.contains(signal.name) }
      guard count > 0 else { continue }
      notes.append(
        .note(
          "\(signal.name) is missing for \(count.counted("customer")): what is not known is no signal, "
            + "and without any other the state is unknown"))
    }
    notes += Diagnostic.repeatedCustomers(watched.map(\.customer))
    if !hasEnds {
      notes.append(
        .note(
          "no role says when customers ended, so those who left are watched too: role ended = …"))
    }
    return notes
  }

  private func explanation(_ watched: [Case]) -> [String] {
    let recent = question.step.whole("recent") ?? 14
    let enough = question.step.whole("enough") ?? 2
    func counts(_ recent: Int, _ enough: Int) -> String {
      let states = watched.map {
        state(
          $0.count, day: $0.day, latest: $0.last, isKnown: $0.unknown.isEmpty, recent: recent,
          enough: enough)
      }
      return self.states(watched).map { word in states.count { $0 == word }.counted }
        .joined(separator: " / ")
    }
    return [
      "solve: a signal in the last \(recent) days, or \(enough) signals; watch: an older one; ok: none"
        + (states(watched).contains(.unknown) ? ", where all are known" : ""),
      "thresholds side by side, customers to "
        + states(watched).map(\.word).joined(separator: " / ") + ":",
      "  recent \(recent), enough \(enough) (chosen): \(counts(recent, enough))",
      "  recent \(recent / 2), enough \(enough): \(counts(recent / 2, enough))",
      "  recent \(recent * 2), enough \(enough): \(counts(recent * 2, enough))",
      "  recent \(recent), enough \(enough + 1): \(counts(recent, enough + 1))",
    ]
  }
}

extension CheckedItem {
  /// Whether the signal is a date of the customer's own.
  fileprivate var isOwnDate: Bool { expression?.type.type.isTime ?? false }
}

extension CheckedExpression {
  /// An operation that gives true or false.
  fileprivate static func truth(
    _ operation: Operation, _ operands: [CheckedExpression]
  ) -> CheckedExpression {
    CheckedExpression(.operation(operation, operands), ColumnType(.truth))
  }
}

extension Diagnostic {
  /// Says what a signal can be.
  fileprivate static func noSignal(_ item: CheckedItem) -> Diagnostic {
    Diagnostic(
      code: "T5", message: "a signal must be a date or a condition, but `\(item.name)` is neither",
      range: item.range, advice: ["say when it is one, such as  surveys.nps <= 6"])
  }

  /// Says that nobody knows on which day the rows of a linked table happened.
  fileprivate static func noSignalDate(_ item: CheckedItem, table: String) -> Diagnostic {
    Diagnostic(
      code: "R1", message: "no role says on which day the rows of `\(table)` happened",
      range: item.range, advice: ["say it once:  role \(Name.source(of: table)).date = …"],
      stage: .text)
  }
}
