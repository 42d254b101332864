import Bitmaps
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `compare`.
struct ComparisonQuestion: Sendable {
  /// What was asked.
  let question: Question
  /// What the groups are compared on.
  private let measures: [ComparisonMeasure]
  /// Columns that take no part, with the reason.
  var leftOut: [String: [String]] = [:]

  /// Reads a question.
  init(_ question: Question) {
    self.question = question
    let step = question.step
    if let items = step.clauses[.on] {
      measures = items.compactMap { item in
        item.expression.map { ComparisonMeasure(item, $0, roles: question.roles) }
      }
    } else {
      let used = (step.items + (step.clauses[.with] ?? []))
        .compactMap(\.expression).reduce(into: Set()) { $0.formUnion($1.columnsRead) }
      let key = question.roles[.customer]?.withoutOrigin.columnName
      var measures: [ComparisonMeasure] = []
      for field in question.input.fields where field.name != key {
        if used.contains(field.name) {
          leftOut["it makes the groups", default: []].append(field.name)
          continue
        }
        guard !field.type.isTime else {
          leftOut["it is a date", default: []].append(field.name)
          continue
        }
        let column = CheckedExpression(.column(field.name), field.description)
        let item = CheckedItem(
          name: field.name, content: .expression(column), range: step.range)
        measures.append(ComparisonMeasure(item, column, roles: question.plainRoles))
      }
      self.measures = measures
    }
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    var asked: [CheckedExpression] = []
    for measure in measures where measure.kind != .untested {
      asked += measure.formulae + [measure.condition].compactMap { $0 }
    }
    let groups = try ComparisonGroups(question, asked)
    var reader = ComparisonReader(groups: groups, confidence: question.confidence)
    var place = 0
    for measure in measures {
      if measure.kind == .untested {
        reader.findings += try untested(measure, groups)
        continue
      }
      try reader.read(measure, from: place, in: question.step)
      place += measure.formulae.count + (measure.condition == nil ? 0 : 1)
    }
    let isRanked = question.step.clauses[.on] == nil
    let findings = isRanked ? reader.ranked : reader.findings
    var answer = Answer(
      table: table(findings), facts: facts(findings, groups),
      notes: notes(reader, groups) + notesOfRepeats,
      trace: groups.trace,
      explanation: question.wantsExplanation ? explanation(findings, groups) : [])
    let known = findings.filter { $0.kind != .plain }.map { ($0.measure, $0.kind) }
    answer.rowKinds = RowKinds(
      names: "measure", kinds: Dictionary(known, uniquingKeysWith: { first, _ in first }),
      values: ["a", "b"], differences: ["difference", "low", "high", "detectable"])
    return answer
  }

  /// Says that customers count as often as they have rows, when a measure reads customers alone.
  private var notesOfRepeats: [Diagnostic] {
    measures.flatMap(\.formulae).flatMap(question.notesOfRepeats).reduce(into: []) { notes, note in
      if !notes.contains(note) { notes.append(note) }
    }
  }

  private var adjustment: PAdjustment? {
    switch question.step.word("adjust") {
    case "none": nil
    case "bonferroni": .bonferroni
    case "bh": .benjaminiHochberg
    case "by": .benjaminiYekutieli
    default: .holm
    }
  }

  /// The adjusted logarithms of the probabilities; a finding that mirrors another is no second test.
  private func adjustedLogs(_ findings: [ComparisonFinding]) -> [Double] {
    let logs = findings.map { $0.mirrors == nil ? $0.logP ?? .nan : .nan }
    let adjusted = adjustment?.adjustedLogs(logs) ?? logs
    let places = Dictionary(
      findings.enumerated().map { ($1.measure, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.enumerated().map { place, finding in
      finding.mirrors.flatMap { places[$0] }.map { adjusted[$0] } ?? adjusted[place]
    }
  }

  /// How many tests there are; a finding that mirrors another is none.
  func testCount(_ findings: [ComparisonFinding]) -> Int {
    findings.count { $0.logP != nil && $0.mirrors == nil }
  }

  private func table(_ findings: [ComparisonFinding]) -> Table {
    let adjusted = adjustedLogs(findings)
    let rows = findings.enumerated().map { place, finding -> [Value] in
      [
        .text(finding.measure), .number(finding.a), .count(finding.aCount), .number(finding.b),
        .count(finding.bCount), .number(finding.difference), .number(finding.interval?.low),
        .number(finding.interval?.high), .number(finding.logP.map { $0.probability }),
        .number(adjusted[place].isNaN ? nil : adjusted[place].probability),
        finding.test.map(Value.text) ?? .missing,
        .number(finding.detectable(confidence: question.confidence)),
      ]
    }
    return Table(fields: Analysis.compareFields(question.step), rows: rows)
  }

  private func facts(_ findings: [ComparisonFinding], _ groups: ComparisonGroups) -> Table? {
    var facts = Facts()
    facts.add("rows", group: .text("a"), Double(groups.a.count))
    facts.add("rows", group: .text("b"), Double(groups.b.count))
    facts.add("tests", Double(testCount(findings)))
    return facts.table
  }
}

extension Question {
  /// The roles as formulae on the rows at hand, for columns that are still there.
  fileprivate var plainRoles: [Role: CheckedExpression] {
    roles.mapValues { role in
      guard let name = role.columnName, let field = input.fields.first(where: { $0.name == name })
      else { return role }
      return CheckedExpression(.column(name), field.description)
    }
  }
}

extension Double {
  /// The probability whose natural logarithm this is.
  fileprivate var probability: Double { TestResult(statistic: 0, logP: self).p }

  /// The number in the fewest digits that read back the same.
  var shortest: String { NumberText.shortest(self) }

  /// A probability with the digits that tell it from 0.
  var asChance: String { Kind.probability.text(of: self) }
}
