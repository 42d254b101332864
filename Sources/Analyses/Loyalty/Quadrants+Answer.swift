import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `quadrants`.
struct QuadrantQuestion: Sendable {
  let question: Question
  let rival: NamedExpression?
  let scale: AnswerScale?

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    scale = try AnswerScale(declaredIn: question.step)
    rival = question.step.formula("rival", among: question.input.fields)
    if let rival, !rival.expression.type.type.isNumber {
      throw .diagnostic(
        Diagnostic(
          code: "T5",
          message:
            "`rival:` must be a number, but `\(rival.name)` is \(rival.expression.type.type.name)",
          range: question.step.range, advice: ["take the satisfaction with the competitor"]))
    }
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    let attribute = step.groups.first?.expression?.type ?? ColumnType(.text)
    let fixed = [
      Field("attribute", attribute), Field("importance", .decimal), Field("satisfaction", .decimal),
      Field("gap", .decimal), Field("opportunity", .decimal), Field("quadrant", .text),
      Field("answers", .whole, kind: .count),
    ]
    guard step.options["rival"] != nil else { return fixed }
    return fixed + ["rival", "lead", "lead_low", "lead_high"].map { Field($0, .decimal) }
  }

  /// One attribute.
  struct Place {
    let attribute: Value
    var importances: [Double] = []
    var satisfactions: [Double] = []
    var rivals: [Double] = []
    var leads: [Double] = []

    var answers: [Double] { importances + satisfactions + rivals }
    var importance: Double? { Moments(importances).mean }
    var satisfaction: Double? { Moments(satisfactions).mean }
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let step = question.step
    guard let attribute = step.groups.first?.expression else {
      throw .diagnostic(.noFormula("attribute", role: .event, step: step))
    }
    var asked = [NamedExpression("attribute", attribute)]
    asked += step.items.prefix(2).enumerated().compactMap { place, item in
      item.expression.map { NamedExpression("value \(place)", $0) }
    }
    if let rival { asked.append(NamedExpression("rival", rival.expression)) }
    let result = try question.projection(asked, of: question.rows(sortedBy: attribute))
    let (places, unknown) = gather(result.table)
    let known = places.filter { $0.importance != nil }
    try check(known)
    let cross = crossing(known)
    let rows = known.map { cells($0, cross) }
    var facts = Facts()
    facts.add("importance_cross", cross?.importance)
    facts.add("satisfaction_cross", cross?.satisfaction)
    var notes = result.notes
    notes += Diagnostic.leftOut(
      unknown, of: result.table.rowCount, missing: "importance or satisfaction")
    if step.word("cross") == nil {
      notes.append(
        .note(
          "the lines cross at the means, so some attributes are always below them; `cross: midpoint` crosses at the middle of the scale"
        ))
    }
    return Answer(
      table: Table(fields: QuadrantQuestion.fields(of: step), rows: rows), facts: facts.table,
      notes: notes, trace: result.trace, chart: chart(known, cross),
      explanation: question.wantsExplanation ? explanation(known, cross) : [])
  }

  private func gather(_ table: Table) -> ([Place], unknown: Int) {
    let numbers = table.columns.dropFirst().map(\.optionalNumbers)
    var places: [Place] = []
    var unknown = 0
    for row in 0..<table.rowCount {
      let attribute = table.columns[0].value(at: row)
      guard attribute != .missing, let importance = numbers[0][row],
        let satisfaction = numbers[1][row]
      else {
        unknown += 1
        continue
      }
      if places.last?.attribute != attribute { places.append(Place(attribute: attribute)) }
      let last = places.count - 1
      places[last].importances.append(importance)
      places[last].satisfactions.append(satisfaction)
      if numbers.count > 2, let rival = numbers[2][row] {
        places[last].rivals.append(rival)
        places[last].leads.append(satisfaction - rival)
      }
    }
    return (places, unknown)
  }

  /// Where the lines cross.
  typealias Cross = (importance: Double, satisfaction: Double)

  /// Where the lines cross by the rule of the question, or by another.
  func crossing(_ places: [Place], rule: String? = nil) -> Cross? {
    guard !places.isEmpty else { return nil }
    if (rule ?? question.step.word("cross")) == "midpoint" {
      let middle = scale.map { Double($0.low + $0.high) / 2 } ?? 5
      return (middle, middle)
    }
    // The mean of the attributes, each counted once, however many answered about it.
    let count = Double(places.count)
    return (
      places.reduce(0) { $0 + ($1.importance ?? 0) } / count,
      places.reduce(0) { $0 + ($1.satisfaction ?? 0) } / count
    )
  }

  /// What to do about an attribute.
  func quadrant(_ importance: Double, _ satisfaction: Double, _ cross: Cross) -> String {
    switch (importance >= cross.importance, satisfaction >= cross.satisfaction) {
    case (true, false): "concentrate here"
    case (true, true): "keep up the good work"
    case (false, true): "possible overkill"
    case (false, false): "low priority"
    }
  }

  private func cells(_ place: Place, _ cross: Cross?) -> [Value] {
    guard let cross, let importance = place.importance, let satisfaction = place.satisfaction else {
      return []
    }
    let gap = importance - satisfaction
    var cells: [Value] = [
      place.attribute, .decimal(importance), .decimal(satisfaction), .decimal(gap),
      .decimal(importance + max(gap, 0)), .text(quadrant(importance, satisfaction, cross)),
      .count(place.importances.count),
    ]
    guard rival != nil else { return cells }
    let lead = Moments(place.leads)
    let reach = lead.standardError.map { error in
      StudentDistribution(degrees: lead.count - 1)
        .criticalValue(confidence: question.confidence) * error
    }
    cells += [
      .number(Moments(place.rivals).mean), .number(lead.mean),
      .number(lead.mean.flatMap { mean in reach.map { mean - $0 } }),
      .number(lead.mean.flatMap { mean in reach.map { mean + $0 } }),
    ]
    return cells
  }
}
