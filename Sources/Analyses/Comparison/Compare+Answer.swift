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
  private var leftOut: [String: [String]] = [:]

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
      table: table(findings), facts: facts(findings, groups), notes: notes(reader, groups),
      trace: groups.trace,
      explanation: question.wantsExplanation ? explanation(findings, groups) : [])
    let known = findings.filter { $0.kind != .plain }.map { ($0.measure, $0.kind) }
    answer.rowKinds = RowKinds(
      names: "measure", kinds: Dictionary(known, uniquingKeysWith: { first, _ in first }),
      values: ["a", "b"], differences: ["difference", "low", "high", "detectable"])
    return answer
  }

  /// A value of each group, asked of the engine, where no test is known.
  private func untested(
    _ measure: ComparisonMeasure, _ groups: ComparisonGroups
  ) throws(AnalysisError) -> [ComparisonFinding] {
    guard measure.formulae[0].holdsAnAggregate, let first = question.step.items.first?.expression
    else {
      return [
        ComparisonFinding(measure: measure.name, aCount: groups.a.count, bCount: groups.b.count)
      ]
    }
    let second = question.step.clauses[.with]?.first?.expression
    var values: [Double?] = []
    var counts = [groups.a.count, groups.b.count]
    let sides =
      second.map { [first.and($0.negated), $0.and(first.negated)] } ?? [first, first.negated]
    for (place, side) in sides.enumerated() {
      var asked = [NamedExpression("value", measure.formulae[0])]
      asked += measure.formulae[0].knownCount.map { [NamedExpression("known", $0)] } ?? []
      let query = GroupQuery(source: question.input, filter: side, keys: [], aggregates: asked)
      do throws(EngineError) {
        let table = try question.engine.groups(query).table
        values.append(table.columns[0].value(at: 0).number)
        if asked.count > 1 { counts[place] = Int(table.columns[1].value(at: 0).number ?? 0) }
      } catch {
        throw AnalysisError(error)
      }
    }
    return [
      ComparisonFinding(
        measure: measure.name, a: values[0], aCount: counts[0], b: values[1], bCount: counts[1])
    ]
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

  private func testCount(_ findings: [ComparisonFinding]) -> Int {
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

  private func notes(_ reader: ComparisonReader, _ groups: ComparisonGroups) -> [Diagnostic] {
    var notes = groups.notes + reader.notes
    for (reason, names) in leftOut.sorted(by: { $0.key < $1.key }) {
      notes.append(.note("not compared because \(reason): \(names.joined(separator: ", "))"))
    }
    let alone = reader.findings.filter { $0.test == nil && ($0.aCount == 0) != ($0.bCount == 0) }
    if !alone.isEmpty {
      notes.append(.note("only one of the groups has a value of \(names(alone))"))
    }
    let untested = reader.findings.filter { $0.test == nil && $0.aCount > 0 && $0.bCount > 0 }
      .map(\.measure)
    if !untested.isEmpty {
      notes.append(
        .note(
          "no test is known for \(untested.joined(separator: ", ")): shares, avg, median, nps and csat have one"
        ))
    }
    let blind = reader.findings.filter { $0.isBlind(confidence: question.confidence) }
    if !blind.isEmpty {
      notes.append(
        .note(
          "the groups are too small to show any difference in \(names(blind)), so detectable is missing"
        ))
    }
    let endless = reader.findings.filter { $0.a != nil && $0.b != nil && $0.difference == nil }
    if !endless.isEmpty {
      notes.append(.note("\(names(endless)) is too large to compare: it has no finite value"))
    }
    let mirrors = reader.findings.count { $0.mirrors != nil }
    if mirrors > 0 {
      notes.append(
        .note(
          "both values of \(mirrors.counted("column")) with two are one test each, adjusted for once"
        ))
    }
    let sizes = [("a, the first group,", groups.a.count), ("b, the second group,", groups.b.count)]
    return notes + Diagnostic.smallGroups(sizes.map { (label: $0.0, count: $0.1) }, of: "rows")
  }

  /// The names of the first findings, and how many more there are.
  private func names(_ findings: [ComparisonFinding]) -> String {
    let shown = findings.prefix(5).map(\.measure).joined(separator: ", ")
    return findings.count > 5 ? "\(shown) and \(findings.count - 5) more" : shown
  }

  private func explanation(
    _ findings: [ComparisonFinding], _ groups: ComparisonGroups
  ) -> [String] {
    var lines = [
      "a is \(groups.a.count.counted) rows, b is \(groups.b.count.counted) rows; difference = a - b",
      "detectable = (z of \(question.confidence.level) + z of 80% power) · the error of the difference",
      "adjusted_p: \(question.step.word("adjust") ?? "holm") over \(testCount(findings).counted("test"))",
    ]
    for finding in findings.prefix(3) {
      guard let a = finding.a, let b = finding.b, finding.difference != nil else { continue }
      lines.append("\(finding.measure): \(finding.difference(a, b))")
      if !finding.lines.isEmpty {
        lines.append("the \(question.confidence.level) intervals and rivals side by side:")
      }
      lines += finding.lines
    }
    if findings.count > 3 { lines.append("… \((findings.count - 3).counted("more measure"))") }
    return lines
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

extension CheckedExpression {
  /// The number of rows from which an aggregate of one formula is computed.
  fileprivate var knownCount: CheckedExpression? {
    guard case .aggregate(let call) = withoutOrigin.kind, let argument = call.arguments.first
    else { return nil }
    let isKnown = argument.isPresent
    let known = AggregateCall(
      function: "count", arguments: [], condition: call.condition.map { $0.and(isKnown) } ?? isKnown
    )
    return CheckedExpression(.aggregate(known), ColumnType(.whole, kind: .count))
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
