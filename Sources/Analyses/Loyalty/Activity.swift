import Diagnostics
import Engine
import Language
import Tables
import Values

extension Analysis {
  /// Who is new, returning, resurrected and dormant in each period.
  static let activity = Analysis(
    VerbDeclaration(
      name: "activity", category: .loyalty,
      summary: "Active customers of each period: new, returning, resurrected and gone dormant.",
      clauses: clauses, options: [.week], results: results, facts: facts, page: page),
    fields: fields,
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      guard let date = question.step.clauses[.on]?.first else {
        throw .diagnostic(.noFormula("date", role: .date, step: question.step))
      }
      let events = try EventTable(question, date: date, by: GroupColumns(keys: [], notes: []))
      let grid = PeriodGrid(question.step)
      let periods = ActivityPeriods(events, grid: grid, in: question.work).periods
      return Answer(
        table: Table(
          fields: fields(of: question.step), rows: periods.map { cells($0, grid: grid) }),
        facts: footer(periods),
        notes: events.notes
          + notes(periods, events, grid: grid, early: try early(periods, events, question, grid)),
        trace: events.trace,
        explanation: question.wantsExplanation ? explanation(periods, grid: grid) : [])
    })

  private static let clauses = [
    ClauseDeclaration(
      .on,
      SlotDeclaration(.expression, [Argument("date", .linkedValue(.times), role: .date)]),
      isRequired: true, summary: "The dates at which customers were active."),
    .period,
  ]

  private static let results = [
    ResultColumn("period", "The period."),
    ResultColumn("active", "The customers active in it."),
    ResultColumn("new", "Of them those never seen before."),
    ResultColumn("returning", "Of them those active in the period before."),
    ResultColumn("resurrected", "Of them those seen before, but not in the period before."),
    ResultColumn("dormant", "Those active in the period before and not in it."),
    ResultColumn(
      "quick_ratio", "The quotient (new + resurrected) / dormant; missing without dormant."),
    ResultColumn("daily_active", "The mean number of customers active on a day of it."),
    ResultColumn("stickiness", "The quotient daily_active / active."),
  ]

  private static let facts = [
    ResultColumn("customers", "All customers seen."),
    ResultColumn("stickiness", "The mean stickiness of the periods that are over."),
  ]

  private static let page = HelpPage(
    formula: """
      active(g) = active(g-1) - dormant(g) + new(g) + resurrected(g)    holds in every row
      quick_ratio = (new + resurrected) / dormant
      daily_active = sum over days of the customers active that day / days
      stickiness = daily_active / active
      """,
    source: """
      Growth accounting (new, retained, resurrected, churned) and DAU / MAU as product analytics \
      has them; "lifecycle" in Amplitude and PostHog, here with new = first event ever
      """,
    use:
      "To see whether a growing number of active customers comes from new ones or from old ones.",
    caution: """
      In the first period everyone is new, because nobody can be seen before it. Who counts as \
      active is your choice of events. The last period is flagged while it is not over. A stickiness \
      of 3% is one day in a month: compare like with like.
      """,
    examples: [
      "orders | activity on date per month",
      "customers | activity on events.date per quarter",
    ],
    searchWords: [
      "lifecycle", "DAU", "MAU", "WAU", "active users", "growth accounting", "reactivated",
      "engagement", "stickiness", "活跃", "aktivnost",
    ])

  @Sendable private static func fields(of step: CheckedStep) -> [Field] {
    [
      Field("period", PeriodGrid(step).type), Field("active", .whole, kind: .count),
      Field("new", .whole, kind: .count), Field("returning", .whole, kind: .count),
      Field("resurrected", .whole, kind: .count), Field("dormant", .whole, kind: .count),
      Field("quick_ratio", .decimal, kind: .ratio), Field("daily_active", .decimal),
      Field("stickiness", .decimal, kind: .share),
    ]
  }

  private static func cells(_ period: ActivityPeriod, grid: PeriodGrid) -> [Value] {
    [
      grid.date(of: period.number), .count(period.active), .count(period.new),
      .count(period.returning), .count(period.resurrected), .count(period.dormant),
      .number(period.quickRatio), .number(period.dailyActive), .number(period.stickiness),
    ]
  }

  private static func footer(_ periods: [ActivityPeriod]) -> Table? {
    var facts = Facts()
    facts.add("customers", Double(periods.reduce(0) { $0 + $1.new }))
    let whole = periods.compactMap(\.stickiness)
    facts.add("stickiness", whole.isEmpty ? nil : whole.reduce(0, +) / Double(whole.count))
    return facts.table
  }

  private static func notes(
    _ periods: [ActivityPeriod], _ events: EventTable, grid: PeriodGrid, early: Int?
  ) -> [Diagnostic] {
    guard let first = periods.first, let last = periods.last else {
      return [.note("there are no dated rows to count")]
    }
    let period = grid.text(of: first.number)
    let known =
      switch early {
      case nil: ": who was active before the data begins cannot be seen"
      case 0: ", and by the role joined none of them had joined before it"
      case let count?:
        "; by the role joined \(count.counted) of them had joined before it: they are new to these "
          + "events only"
      }
    var notes = [
      Diagnostic.note(
        first.new == 1
          ? "the one customer of \(period) counts as new\(known)"
          : "all \(first.new.counted) of \(period) count as new\(known)")
    ]
    if !last.isComplete {
      notes.append(
        .note(
          "\(grid.text(of: last.number)) is not over (asof \(events.asof)): its counts are so far, "
            + "its dormant may still come, and it has no ratios"))
    }
    return notes
  }

  /// How many of the first period's new customers had joined before it, when a role says when.
  private static func early(
    _ periods: [ActivityPeriod], _ events: EventTable, _ question: Question, _ grid: PeriodGrid
  ) throws(AnalysisError) -> Int? {
    guard let first = periods.first, let joined = question.roles[.joined],
      let customer = key(question)
    else { return nil }
    let table = try question.projection([
      NamedExpression("customer", customer), NamedExpression("joined", joined.day),
    ]).table
    let (start, end) = (grid.start(of: first.number), grid.start(of: first.number + 1))
    var early: Set<Value> = []
    for row in 0..<table.rowCount {
      guard let day = table.columns[1].value(at: row).day, day < start else { continue }
      early.insert(table.columns[0].value(at: row))
    }
    let seen = events.days.indices.filter { events.days[$0] < end }
    return Set(seen.map { events.keys.value(at: $0) }).intersection(early).count
  }

  /// The key by which the events tell customers apart: the link's, else the role customer.
  private static func key(_ question: Question) -> CheckedExpression? {
    guard case .linked(let link, _)? = question.step.clauses[.on]?.first?.content else {
      return question.roles[.customer]
    }
    return question.input.fields.first { $0.name == link.oneKey }.map {
      CheckedExpression(.column($0.name), $0.description)
    }
  }

  private static func explanation(_ periods: [ActivityPeriod], grid: PeriodGrid) -> [String] {
    var lines = ["active = active of the period before - dormant + new + resurrected"]
    for (before, period) in zip(periods, periods.dropFirst()).suffix(3) {
      let name = grid.text(of: period.number)
      lines.append(
        "  \(name): \(before.active.counted) - \(period.dormant.counted) + \(period.new.counted) + "
          + "\(period.resurrected.counted) = \(period.active.counted)")
      if let ratio = period.quickRatio, let daily = period.dailyActive,
        let stickiness = period.stickiness
      {
        lines.append(
          "    quick ratio (\(period.new.counted) + \(period.resurrected.counted)) / "
            + "\(period.dormant.counted) = \(ratio.fixed(3))")
        lines.append(
          "    daily active \(period.memberDays.counted) / \(period.days) = \(daily.fixed(2)); "
            + "stickiness \(daily.fixed(2)) / \(period.active.counted) = \(stickiness.percent)")
      }
    }
    return lines
  }
}
