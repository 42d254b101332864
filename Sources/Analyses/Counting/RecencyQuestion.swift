import Diagnostics
import Engine
import Glibc
import Language
import Statistics
import Tables
import Values

/// The question behind `rfm`.
struct RecencyQuestion: Sendable {
  private let question: Question
  private let bins: Int
  private let rule: ScoreRule

  /// Reads a question.
  init(_ question: Question) {
    self.question = question
    bins = question.step.whole("bins") ?? 5
    rule = question.step.word("rule").flatMap(ScoreRule.init) ?? .value
  }

  /// The fields of the result.
  static func fields(_ customer: Field) -> [Field] {
    [
      customer, Field("recency_days", .whole),
      Field("frequency", .whole, kind: .count), Field("monetary", .decimal, kind: .money),
      Field("r", .whole), Field("f", .whole), Field("m", .whole), Field("rfm_class", .text),
    ]
  }

  /// One customer's numbers.
  private struct Customer {
    var last = Int32.min
    var count = 0
    var money = 0.0
  }

  /// The answer.
  func answer(fields: [Field]) throws(AnalysisError) -> Answer {
    guard let items = question.step.clauses[.on], items.count == 2 else {
      throw .diagnostic(.noFormula("date and an amount", role: .amount, step: question.step))
    }
    let events = try EventTable(
      question, date: items[0], amount: items[1], by: GroupColumns(keys: [], notes: []))
    let members = order(events)
    let customers = totals(events)
    let found = members.map { customers[Int($0)] }
    let recency = found.map { Double(events.asof.days - $0.last) }
    let frequency = found.map { Double($0.count) }
    let money = found.map { $0.money.settled }
    let ranks = Array(0..<Int32(found.count))
    let r = rule.scores(recency, bins: bins, order: ranks, isReversed: true)
    let f = rule.scores(frequency, bins: bins, order: ranks, isReversed: false)
    let m = rule.scores(money, bins: bins, order: ranks, isReversed: false)
    let rows = found.indices.map { place -> [Value] in
      let key = events.keys.value(at: Int(events.members.firstRows[Int(members[place])]))
      return [
        key, .whole(Int64(recency[place])), .count(found[place].count), .decimal(money[place]),
        .count(r[place]), .count(f[place]), .count(m[place]),
        .text(RecencyClass.name(r: r[place], f: f[place], m: m[place], bins: bins)),
      ]
    }
    let scores = [("r", r), ("f", f), ("m", m)]
    return Answer(
      table: Table(fields: fields, rows: rows), facts: facts(scores, rows),
      notes: events.notes + notes(scores, events), trace: events.trace,
      explanation: question.wantsExplanation
        ? explanation(
          [("recency_days", recency), ("frequency", frequency), ("monetary", money)], scores)
        : [])
  }

  /// The customers in the order of their keys.
  private func order(_ events: EventTable) -> [Int32] {
    let seen = (0..<Int32(events.members.count)).filter { events.members.firstRows[Int($0)] >= 0 }
    let keys = seen.map { events.keys.value(at: Int(events.members.firstRows[Int($0)])) }
    return seen.indices.sorted { keys[$0].isShown(before: keys[$1]) }.map { seen[$0] }
  }

  private func totals(_ events: EventTable) -> [Customer] {
    var customers = [Customer](repeating: Customer(), count: events.members.count)
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: events.members.count)
    for row in events.days.indices {
      let member = Int(events.members.rows[row])
      customers[member].last = max(customers[member].last, events.days[row])
      customers[member].count += 1
      sums[member].add(events.amounts[row])
    }
    for member in customers.indices { customers[member].money = sums[member].value }
    return customers
  }

  private func facts(_ scores: [(String, [Int])], _ rows: [[Value]]) -> Table? {
    var facts = Facts()
    for (name, values) in scores {
      for score in 1...bins {
        facts.add(
          "customers", group: .text("\(name) \(score)"), Double(values.count { $0 == score }))
      }
    }
    var classes: [String: Int] = [:]
    for row in rows { classes[row[7].plainText, default: 0] += 1 }
    for (name, count) in classes.sorted(by: { $0.key < $1.key }) {
      facts.add("class", group: .text(name), Double(count))
    }
    return facts.table
  }

  private func notes(_ scores: [(String, [Int])], _ events: EventTable) -> [Diagnostic] {
    var notes = [Diagnostic.note("recency is counted to asof \(events.asof)")]
    if rule == .ntile {
      notes.append(
        .note(
          "rule: ntile makes bins of equal size by splitting customers with equal values, in the "
            + "order of their keys: the same behaviour may get different scores"))
    }
    for (name, values) in scores where !values.isEmpty {
      let empty = (1...bins).filter { score in !values.contains(score) }.map(String.init)
      guard !empty.isEmpty else { continue }
      let words = empty.count == 1 ? "score \(empty[0])" : "scores \(empty.joined(separator: ", "))"
      notes.append(
        .note("no customer has \(name) \(words): too many have equal values to cut \(bins) bins"))
    }
    if scores.first?.1.isEmpty ?? true { notes.append(.note("there are no dated rows to score")) }
    return notes
  }

  private func explanation(
    _ values: [(String, [Double])], _ scores: [(String, [Int])]
  ) -> [String] {
    var lines = [
      "score = 1 + the number of cuts that lie below the value; recency the other way round",
      "cuts are type-7 quantiles, so that equal values get equal scores",
    ]
    for (name, numbers) in values where !numbers.isEmpty {
      let cuts = ScoreRule.cuts(numbers, bins: bins).map { NumberText.shortest($0.settled) }
      lines.append("  cuts of \(name): \(cuts.joined(separator: ", "))")
    }
    lines.append("customers with each score, from 1 to \(bins), by both rules:")
    for (place, (name, numbers)) in values.enumerated() where !numbers.isEmpty {
      for rival in ScoreRule.allCases {
        let found = rival.scores(
          numbers, bins: bins, order: Array(0..<Int32(numbers.count)), isReversed: place == 0)
        let counts = (1...bins).map { score in found.count { $0 == score }.counted }
        let mark = rival == rule ? " (chosen)" : ""
        lines.append("  \(name), \(rival.rawValue): \(counts.joined(separator: "; "))\(mark)")
      }
    }
    return lines
  }
}
