import Analyses
import Diagnostics
import Engine
import Language
import Tables
import Values
import Work

/// A step put to an analysis over a literal table.
struct Asking {
  var verb: String
  var item: String?
  var groups: [String] = []
  var per: String?
  var options: [String: [CheckedOption]] = [:]
  var roles: [Role: String] = [:]
  var filter: RowCondition?
  var explain = false

  /// What the analysis answers over the tables in memory, or the reason why it does not.
  func answer(_ table: Table) -> (answer: Answer?, error: String?) {
    let stored = StoredTable(name: "t", table: table)
    let library = Library(tables: ["t": stored], links: [:])
    let work = WorkContext(threads: 1)
    return answer(table, engine: MemoryEngine(library: library, work: work).engine)
  }

  /// What the analysis answers, or the rendered reason why it does not.
  private func answer(_ table: Table, engine: Engine) -> (answer: Answer?, error: String?) {
    guard let analysis = AnalysisCatalogue.all.first(where: { $0.declaration.name == verb })
    else { return (nil, "no such analysis") }
    do {
      let question = question(table, engine: engine)
      let answer = try analysis.answer(question)
      let fields = analysis.fields(question.step)
      return fields == answer.table.fields ? (answer, nil) : (nil, "fields differ: \(fields)")
    } catch {
      guard case .diagnostic(let diagnostic) = error.reason else { return (nil, "stopped") }
      return (nil, ([diagnostic.code + " " + diagnostic.message] + diagnostic.advice).joined("\n"))
    }
  }

  /// The answer as csv with its notes, or the reason why there is none.
  ///
  /// The engine in memory and the slow one of these tests must answer alike.
  func transcript(_ table: Table) -> String {
    let fast = transcript(of: answer(table))
    let slow = transcript(of: answer(table, engine: FakeEngine(["t": table]).engine))
    return fast == slow ? fast : "in memory:\n\(fast)\nrow by row:\n\(slow)"
  }

  private func transcript(of reply: (answer: Answer?, error: String?)) -> String {
    let (answer, error) = reply
    guard let answer else { return error ?? "" }
    var lines = answer.table.lines
    if let facts = answer.facts { lines += ["facts"] + facts.lines }
    lines += answer.notes.map { "note: \($0.message)" }
    lines += answer.explanation
    return lines.joined("\n")
  }

  private func question(_ table: Table, engine: Engine) -> Question {
    let entry = TableEntry(name: "t", fields: table.fields, rowCount: table.rowCount)
    func formula(_ name: String) -> CheckedExpression {
      guard let field = table.fields.first(where: { $0.name == name }) else {
        preconditionFailure("the test names no such column: \(name)")
      }
      return CheckedExpression(.column(name), field.description)
    }
    func checked(_ name: String) -> CheckedItem {
      CheckedItem(name: name, content: .expression(formula(name)), range: SourceRange(0, 1))
    }
    var clauses: [ClauseWord: [CheckedItem]] = [:]
    if !groups.isEmpty { clauses[.by] = groups.map(checked) }
    if let per { clauses[.per] = [checked(per)] }
    let step = CheckedStep(
      verb: verb, items: item.map { [checked($0)] } ?? [], clauses: clauses, options: options,
      range: SourceRange(0, 1), text: verb)
    let stored = Plan.stored(entry)
    return Question(
      step: step, input: filter.map(stored.filtered) ?? stored,
      engine: engine, base: entry, behaviours: [],
      roles: roles.mapValues(formula), asof: nil, work: WorkContext(threads: 1),
      wantsExplanation: explain)
  }
}

extension [String] {
  func joined(_ separator: String) -> String { joined(separator: separator) }
}

extension Table {
  /// The table as lines of csv, decimals with four digits.
  var lines: [String] {
    [fields.map(\.name).joined(",")]
      + (0..<rowCount).map { place in
        row(place).map { value in
          if case .decimal(let number) = value { return NumberText.fixed(number, decimals: 4) }
          return value.plainText
        }.joined(",")
      }
  }
}
