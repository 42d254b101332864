import Diagnostics
import Language
import Values

/// A small company: customers, their orders and events, tickets that are linked to nothing.
enum SampleCompany {
  static let grammar = Grammar(verbs: SampleCatalogue.verbs, commands: [])

  static var vocabulary: Vocabulary {
    var vocabulary = Vocabulary(
      functions: SampleCatalogue.functions, verbs: SampleCatalogue.verbs, commands: [])
    vocabulary.tables = [customers, orders, events, tickets]
    vocabulary.links = [
      Link(many: "orders", one: "customers", manyKey: "customer_id", oneKey: "customer_id"),
      Link(many: "events", one: "customers", manyKey: "customer_id", oneKey: "customer_id"),
    ]
    vocabulary.parameters = [
      "month": .period(Period(.month, holding: date(2026, 1, 1))), "least": .value(.whole(5)),
      "name": .value(.text("north")), "nothing": .value(.missing),
    ]
    vocabulary.asof = date(2026, 7, 1)
    vocabulary.rule = { $0 == 1 ? rule : nil }
    return vocabulary
  }

  private static let customers = TableEntry(
    name: "customers",
    fields: [
      Field("customer_id", .text), Field("region", .text), Field("tier", .text),
      Field("spend", .decimal, kind: .money), Field("visits", .whole), Field("nps_score", .text),
      Field("csat_score", .whole), Field("joined", .date), Field("ended", .date),
      Field("seen", .timestamp), Field("flag", .whole), Field("churned", .truth),
      Field("Partner", ColumnType(.truth, words: TruthWords(yes: "Yes", no: "No"))),
      Field("城市", .text),
    ], rowCount: 10_000,
    definitions: [
      role("joined", "customers", "joined"), role("ended", "customers", "ended"),
      role("churned", "customers", "churned"), role("csat", "customers", "csat_score"),
    ], profile: { profiles[$0] })

  private static let orders = TableEntry(
    name: "orders",
    fields: [
      Field("order_id", .whole), Field("customer_id", .text), Field("date", .date),
      Field("amount", .decimal, kind: .money), Field("status", .text),
    ], rowCount: 50_000,
    definitions: [role("date", "orders", "date"), role("amount", "orders", "amount")])

  private static let events = TableEntry(
    name: "events",
    fields: [
      Field("customer_id", .text), Field("date", .date), Field("at", .timestamp),
      Field("type", .text),
    ], rowCount: 90_000)

  private static let tickets = TableEntry(
    name: "tickets",
    fields: [Field("customer_id", .text), Field("topic", .text), Field("hours", .decimal)],
    rowCount: 100)

  private static let profiles: [String: ColumnProfile] = [
    "region": ColumnProfile(
      rowCount: 10_000, missingCount: 12, texts: ["north", "south", "east", "west"],
      counts: [4000, 3000, 2000, 988], notNumbers: 9988),
    "nps_score": ColumnProfile(
      rowCount: 10_000, missingCount: 0, texts: ["9", "10"], counts: [2000, 1500],
      notNumbers: 312, odd: ["k.A.", "十"], oddCounts: [290, 22]),
    "flag": ColumnProfile(rowCount: 10_000, missingCount: 0, least: 0, greatest: 1),
    "visits": ColumnProfile(rowCount: 10_000, missingCount: 0, least: 0, greatest: 70),
  ]

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day) ?? CalendarDate(days: 0)
  }

  private static func role(_ role: String, _ table: String, _ column: String) -> Definition {
    let place = SourceRange(0, column.utf8.count)
    return Definition(
      kind: .role, name: role, table: table,
      expression: Expression(.name([Name(column, range: place)]), range: place),
      source: Source(text: column))
  }

  /// `region = "north"`, as the rule of row 1.
  private static let rule: Expression = {
    let place = SourceRange(0, 0)
    return Expression(
      .binary(
        .equal, Expression(.name([Name("region", range: place)]), range: place),
        Expression(.literal(.plain("north")), range: place)), range: place)
  }()
}
