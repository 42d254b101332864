import Diagnostics
import Engine
import Language
import Synchronization
import Tables
import Testing
import Values
import Work

@testable import Analyses

/// What analyses do that read many rows when someone asks to stop while they read.
@Suite struct LoyaltyStopTests {
  private static let rowCount = 70_000

  /// A row for each customer with its days, an amount and one of some reasons.
  private static let table: Table = {
    let fields = [
      Field("customer", .whole), Field("start", .date), Field("end", .date),
      Field("amount", .decimal), Field("reason", .text),
    ]
    let names = ["price", "card declined", "pause"].map(Value.text)
    return Table(
      fields: fields,
      rows: (0..<rowCount).map { row in
        [
          .whole(Int64(row)), .date(CalendarDate(days: 20_000)),
          .date(CalendarDate(days: 20_000 + Int32(row % 90))), .decimal(1), names[row % 3],
        ]
      })
  }()

  private func item(_ name: String) -> CheckedItem {
    let field = Self.table.fields.first { $0.name == name } ?? Field(name, .text)
    return CheckedItem(
      name: name,
      content: .expression(CheckedExpression(.column(name), field.description)),
      range: SourceRange(0, 1))
  }

  /// Asks an analysis; from the second time on that it asks itself whether to go on it should not.
  private func isStopped(
    _ verb: String, _ items: [String], _ clauses: [ClauseWord: String],
    _ options: [String: [CheckedOption]] = [:]
  ) throws -> Bool {
    let asked = Atomic(Int.min)
    let stop = StopFlag(outside: { asked.add(1, ordering: .relaxed).newValue > 1 })
    let library = Library(
      tables: ["t": StoredTable(name: "t", table: Self.table)], links: [:])
    let inner = MemoryEngine(library: library, work: WorkContext(threads: 1)).engine
    let engine = Engine(
      groups: inner.groups,
      projection: { plan, columns throws(EngineError) in
        let result = try inner.projection(plan, columns)
        asked.store(0, ordering: .relaxed)
        return result
      }, table: inner.table)
    let entry = TableEntry(name: "t", fields: Self.table.fields, rowCount: Self.rowCount)
    let step = CheckedStep(
      verb: verb, items: items.map(item), clauses: clauses.mapValues { [item($0)] },
      options: options, range: SourceRange(0, 1), text: verb)
    let customer = CheckedExpression(.column("customer"), Self.table.fields[0].description)
    let question = Question(
      step: step, input: .stored(entry), engine: engine, base: entry, behaviours: [],
      roles: [.customer: customer], asof: CalendarDate(days: 21_000),
      work: WorkContext(threads: 1, stop: stop), wantsExplanation: false)
    let analysis = try #require(
      AnalysisCatalogue.all.first { $0.declaration.name == verb })
    do {
      _ = try analysis.answer(question)
      return false
    } catch {
      return error.reason == .stopped
    }
  }

  @Test func `an analysis ends while it reads its rows`() throws {
    #expect(try isStopped("losses", ["reason"], [.from: "start", .to: "end"]))
    #expect(try isStopped("funnel", ["start", "end"], [:]))
    let reason: [String: [CheckedOption]] = ["reason": [.column("reason")]]
    #expect(try isStopped("mrr", ["amount"], [.on: "start"], reason))
    #expect(try isStopped("mrr", ["amount"], [.from: "start", .to: "end"], reason))
  }
}
