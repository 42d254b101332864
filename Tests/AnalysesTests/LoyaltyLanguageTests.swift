import Analyses
import Diagnostics
import Engine
import Language
import Tables
import Testing
import Values
import Work

@Suite struct LoyaltyLanguageTests {
  @Test func `typed lines are parsed, checked and answered`() {
    #expect(
      answers(
        [
          "churn by tier", "nps nps_score by tier", "rate spend > 15", "churn per spend",
          "nps by tier rule: below6 level: 90%", "csat nps_score scale: 1, 10 boxes: 3",
          "nps each: latest", "nps by tier interval: median", "churn per tier",
        ]) == """
          > churn by tier
          gold,2,0,1,0.5000,0.0945,0.9055,1.0000
          silver,2,0,1,0.5000,0.0945,0.9055,1.0000
          > nps nps_score by tier
          gold,2,0,1,1,0,50.0000,-48.6430,90.5469
          silver,1,1,0,0,1,-100.0000,-100.0000,58.6901
          > rate spend > 15
          4,0,3,0.7500,0.3006,0.9544,
          > churn per spend
          4,0,2,0.5000,0.1500,0.8500,,100.0000,0.0200,0.0024,0.0722
          > nps by tier rule: below6 level: 90%
          gold,2,0,1,1,0,50.0000,-36.2454,87.9134
          silver,1,1,0,0,0,0.0000,-73.0134,73.0134
          > csat nps_score scale: 1, 10 boxes: 3
          3,1,2,0.6667,0.2077,0.9385
          > nps each: latest
          R1 `each: latest` needs to know the date to choose one answer a customer
          > nps by tier interval: median
          O3 `interval:` wants score, adjusted, wald (it is score unless you say so)
          > churn per tier
          T5 exposure must be a number, but `tier` is text
          """)
  }

  @Test func `clauses that lead to linked tables and times are parsed and checked`() {
    #expect(
      answers(
        [
          "cohort by month(joined) on orders.date periods: 1",
          "survival from joined to ended by tier at: 3, 6, 12", "survival spend until churned",
          "cohort by month(joined) on orders.amount",
        ]) == """
          > cohort by month(joined) on orders.date periods: 1
          1970-01-01,4,0,4,1,0.2500,0.0456,0.6994,false
          1970-01-01,4,1,,,,,,
          > survival from joined to ended by tier at: 3, 6, 12
          gold,3.0000,0,1,1,,,
          gold,6.0000,0,0,0,,,
          gold,12.0000,0,0,0,,,
          silver,3.0000,0,1,1,,,
          silver,6.0000,0,0,0,,,
          silver,12.0000,0,0,0,,,
          > survival spend until churned
          10,4,1,0,0.7500,0.1279,0.9605
          20,3,0,1,0.7500,0.1279,0.9605
          30,2,1,0,0.3750,0.0110,0.8080
          40,1,0,1,0.3750,0.0110,0.8080
          > cohort by month(joined) on orders.amount
          T5 event date must be a date or a time stamp, but `orders.amount` is a whole number
          """)
  }

  private func answers(_ lines: [String]) -> String {
    lines.flatMap { ["> \($0)"] + answer($0) }.joined(separator: "\n")
  }

  private func answer(_ line: String) -> [String] {
    let verbs = AnalysisCatalogue.all.map(\.declaration)
    let grammar = Grammar(verbs: verbs, commands: [])
    let script = Parser.parse(Source(text: line), grammar: grammar)
    guard case .pipeline(let pipeline)? = script.statements.first?.kind,
      let step = pipeline.steps.first,
      let analysis = AnalysisCatalogue.all.first(where: {
        $0.declaration.name == step.verb.text
      })
    else { return script.diagnostics.map(\.short) }
    let plan = Plan.stored(customers)
    let checked = Checker(vocabulary: vocabulary, scope: plan.scope).step(
      step, analysis.declaration)
    guard let step = checked.value else { return checked.diagnostics.map(\.short) }
    do {
      let answer = try analysis.answer(question(step, plan))
      return Array(answer.table.lines.dropFirst())
    } catch {
      guard case .diagnostic(let diagnostic) = error.reason else { return ["stopped"] }
      return [diagnostic.short]
    }
  }

  private func question(_ step: CheckedStep, _ plan: Plan) -> Question {
    let tables = [
      "customers": StoredTable(name: "customers", table: Self.customerRows),
      "orders": StoredTable(name: "orders", table: Self.orderRows),
    ]
    let work = WorkContext(threads: 1)
    let engine = MemoryEngine(library: Library(tables: tables, links: [:]), work: work).engine
    let customer = CheckedExpression(.column("customer_id"), ColumnType(.text))
    return Question(
      step: step, input: plan, engine: engine, base: customers, tables: vocabulary.tables,
      behaviours: [],
      roles: [.customer: customer], asof: nil, work: work, wantsExplanation: false)
  }

  private var vocabulary: Vocabulary {
    var vocabulary = Vocabulary(
      functions: FunctionCatalogue.all.declarations,
      verbs: AnalysisCatalogue.all.map(\.declaration), commands: [])
    vocabulary.tables = [
      customers, TableEntry(name: "orders", fields: Self.orderRows.fields, rowCount: 1),
    ]
    vocabulary.inUse = "customers"
    vocabulary.links = [
      Link(many: "orders", one: "customers", manyKey: "customer_id", oneKey: "customer_id")
    ]
    return vocabulary
  }

  private var customers: TableEntry {
    let roles = [("churned", "churned"), ("nps", "nps_score"), ("joined", "joined")].map {
      role, column in
      let name = Name(column, range: SourceRange(0, 0))
      return Definition(
        kind: .role, name: role, table: "customers",
        expression: Expression(.name([name]), range: SourceRange(0, 0)),
        source: Source(text: column))
    }
    return TableEntry(
      name: "customers", fields: Self.customerRows.fields, rowCount: 4, definitions: roles)
  }

  private static let customerRows = Table(
    fields: [
      Field("customer_id", .text), Field("tier", .text), Field("spend", .whole),
      Field("churned", .truth), Field("nps_score", .whole), Field("joined", .date),
      Field("ended", .date),
    ],
    rows: [
      [.text("a"), .text("gold"), .whole(10), .truth(true), .whole(9), day(0), day(9)],
      [.text("b"), .text("gold"), .whole(20), .truth(false), .whole(8), day(1), .missing],
      [.text("c"), .text("silver"), .whole(30), .truth(true), .whole(6), day(2), day(5)],
      [.text("d"), .text("silver"), .whole(40), .truth(false), .missing, day(3), .missing],
    ])

  private static let orderRows = Table(
    fields: [Field("customer_id", .text), Field("date", .date), Field("amount", .whole)],
    rows: [[.text("a"), day(4), .whole(5)]])

  private static func day(_ day: Int32) -> Value { .date(CalendarDate(days: day)) }
}

extension Diagnostic {
  /// The code and the sentence.
  fileprivate var short: String { code + " " + message }
}
