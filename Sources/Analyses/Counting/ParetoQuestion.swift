import Bitmaps
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `pareto`.
struct ParetoQuestion: Sendable {
  private let question: Question
  private let subject: Subject
  let rule: Concentration.Rule

  /// The shares of customers that have a row.
  private let steps: [Double]

  /// Those of all customers together.
  private static let manySteps = [
    0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
  ]
  /// Those of each group, so that groups stand near one another.
  private static let fewSteps = [0.1, 0.2, 0.5]

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    subject = try question.subject("value", role: .revenue)
    rule = question.step.word("rule").flatMap(Concentration.Rule.init) ?? .ceil
    let typed = question.step.numbers("at")
    guard typed.allSatisfy({ $0 > 0 && $0 <= 1 }) else {
      throw .diagnostic(.noShareOfCustomers(question.step))
    }
    let usual =
      question.step.groups.isEmpty ? ParetoQuestion.manySteps : ParetoQuestion.fewSteps
    steps = typed.isEmpty ? usual : typed.sorted()
  }

  /// The fixed fields of the result of a step.
  static func fixedFields(_ step: CheckedStep) -> [Field] {
    let type = step.items.first?.expression?.type
    let kind = type?.kind ?? .plain
    let isInterpolated = step.word("rule") == Concentration.Rule.interpolated.rawValue
    return [
      Field("share_of_customers", .decimal, kind: .share),
      Field("customers", isInterpolated ? .decimal : .whole, kind: .count),
      Field("value", .decimal, kind: kind), Field("share_of_value", .decimal, kind: .share),
    ]
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    let fixed = fixedFields(step)
    return GroupColumns(step, beside: fixed).fields + fixed
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let columns = GroupColumns(question.step, beside: ParetoQuestion.fixedFields(question.step))
    var asked = [NamedExpression("value", subject.expression.decimal)]
    asked += columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) }
    let customer = question.roles[.customer]
    if let customer { asked.append(NamedExpression("customer", customer)) }
    let result = try question.projection(asked)
    var notes = result.notes + columns.notes
    let table = result.table
    try subject.refuseUnbounded(table.columns[0].doubles ?? [])
    notes += Diagnostic.leftOut(
      table.columns[0].missingCount, of: table.rowCount, missing: subject.name)
    let roll = GroupRoll(
      Array(table.columns[1..<(1 + columns.keys.count)]), rowCount: table.rowCount)
    let groups = values(table, roll, hasCustomer: customer != nil, notes: &notes).map(
      Concentration.init)
    let rows = zip(roll.values, groups).flatMap { values, group in
      self.rows(group).map { values + $0 }
    }
    return Answer(
      table: Table(fields: ParetoQuestion.fields(of: question.step), rows: rows),
      facts: facts(roll, groups, columns), notes: notes + self.notes(roll, groups, columns),
      trace: result.trace,
      explanation: question.wantsExplanation ? explanation(roll, groups, columns) : [])
  }

  /// The value of each customer, by group; rows of one customer are summed.
  private func values(
    _ table: Table, _ roll: GroupRoll, hasCustomer: Bool, notes: inout [Diagnostic]
  ) -> [[Double]] {
    let numbers = table.columns[0].doubles ?? []
    let missing = table.columns[0].missing
    var groups = [[Double]](repeating: [], count: roll.values.count)
    guard hasCustomer, let keys = table.columns.last else {
      notes.append(.note("no role says who the customer is, so each row counts as one"))
      for row in numbers.indices where !(missing?[row] ?? false) {
        groups[Int(roll.rows[row])].append(numbers[row])
      }
      return groups
    }
    let members = Members(Members(keys), roll.rows, secondCount: roll.values.count)
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: members.count)
    var counts = [Int](repeating: 0, count: members.count)
    var places = [Int32](repeating: 0, count: members.count)
    var nameless = 0
    for row in numbers.indices where !(missing?[row] ?? false) {
      guard members.rows[row] >= 0 else {
        nameless += 1
        continue
      }
      let member = Int(members.rows[row])
      sums[member].add(numbers[row])
      counts[member] += 1
      places[member] = roll.rows[row]
    }
    notes += Diagnostic.leftOut(nameless, of: table.rowCount, missing: "the customer")
    if counts.contains(where: { $0 > 1 }) {
      notes.append(.note("the rows of each customer are summed: \(subject.name) is per row"))
    }
    for member in sums.indices where counts[member] > 0 {
      groups[Int(places[member])].append(sums[member].value.settled)
    }
    return groups
  }

  private func rows(_ group: Concentration) -> [[Value]] {
    guard !group.values.isEmpty else { return [] }
    return steps.map { share in
      let count = group.count(share, rule)
      return [
        .decimal(share), rule == .interpolated ? .decimal(count) : .count(Int(count)),
        .decimal(group.value(of: count)), .number(group.share(share, rule)),
      ]
    }
  }

  private func facts(_ roll: GroupRoll, _ groups: [Concentration], _ columns: GroupColumns)
    -> Table?
  {
    var facts = Facts()
    for (values, group) in zip(roll.values, groups) where !group.values.isEmpty {
      let label = columns.plainLabel(values)
      facts.add("gini", group: label, group.gini)
      facts.add("top20", group: label, group.share(0.2, rule))
      for share in [0.5, 0.8, 0.9] {
        facts.add(
          "customers_for_\(Int(share * 100))", group: label,
          group.customers(for: share).map(Double.init))
      }
      facts.add("total", group: label, group.total)
      guard let least = group.values.last, least < 0, group.total > 0 else { continue }
      facts.add("peak_customers", group: label, Double(group.peak.customers))
      facts.add("peak_share", group: label, group.peak.value / group.total)
    }
    return facts.table
  }
}

extension Diagnostic {
  /// Says what the option `at` of `pareto` wants.
  fileprivate static func noShareOfCustomers(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M3", message: "`at:` wants shares of customers, above 0% and up to 100%",
      range: step.range, advice: ["for example:  at: 10%, 20%, 50%"])
  }
}
