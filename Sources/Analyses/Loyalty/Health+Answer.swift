import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// The question behind `health`: parts, weights, bands and an override.
struct HealthQuestion: Sendable {
  let question: Question
  let weights: [Double]
  private let scales: [(low: Double, high: Double)]
  let bands: (poor: Double, average: Double)

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    let step = question.step
    let count = step.items.count
    let typed = step.numbers("weights")
    weights = typed.isEmpty ? Array(repeating: 1, count: count) : typed
    guard weights.count == count, weights.allSatisfy({ $0 >= 0 }),
      weights.contains(where: { $0 > 0 })
    else {
      throw .diagnostic(
        .health(
          count == 1
            ? "`weights:` wants one number above 0 for the one part"
            : "`weights:` wants \(count) numbers from 0 on, one for each part, not all 0",
          advice:
            "for example:  weights: \(Array(repeating: "1", count: count).joined(separator: ", "))",
          step))
    }
    let ends = step.numbers("scale")
    let pairs = ends.isEmpty ? [0, 100] : ends
    let isOne = pairs.count == 2
    scales = (0..<count).map { place in
      let first = isOne ? 0 : 2 * place
      return first + 1 < pairs.count ? (pairs[first], pairs[first + 1]) : (0, 0)
    }
    guard isOne || pairs.count == 2 * count, scales.allSatisfy({ $0.low < $0.high }) else {
      throw .diagnostic(
        .health(
          "`scale:` wants the least and the greatest value, once or for each of \(count.counted("part"))",
          advice: "for example:  scale: 0, 100", step))
    }
    let limits = step.numbers("bands")
    bands = limits.isEmpty ? (50, 75) : (limits[0], limits[1])
    guard bands.poor < bands.average, bands.poor > 0, bands.average < 100 else {
      throw .diagnostic(
        .health(
          "`bands:` wants two numbers between 0 and 100, the smaller first",
          advice: "for example:  bands: 50, 75", step))
    }
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    var fields = [
      step.customerField, Field("score", .decimal), Field("health", .text),
      Field("coverage", .decimal, kind: .share),
    ]
    for item in step.items {
      fields.append(Field(free(item.name, beside: fields.map(\.name)), .decimal))
    }
    return fields
  }

  private static func free(_ name: String, beside taken: [String]) -> String {
    taken.contains(name) ? free(name + "_part", beside: taken) : name
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let step = question.step
    let customer = try question.customer()
    var asked = [NamedExpression("customer", customer)]
    asked += step.items.enumerated().compactMap { place, item in
      item.expression.map { NamedExpression("part \(place)", $0) }
    }
    let override = step.formula("override", among: question.input.fields)
    if let override, override.expression.type.type != .truth {
      throw .diagnostic(.noOverride(override, step))
    }
    if let override { asked.append(NamedExpression("override", override.expression)) }
    let result = try question.projection(asked, of: question.rows(sortedBy: customer))
    let columns = result.table.columns
    var parts: [[Double?]] = []
    for (place, item) in step.items.enumerated() {
      parts.append(try scaled(columns[place + 1], item, scales[place]))
    }
    let forced = override == nil ? nil : columns.last?.trueRows
    let scores = (0..<result.table.rowCount).map { row in
      HealthScore(
        parts.map { $0[row] }, weights: weights, bands: bands,
        forced: (forced?[row] ?? false) ? step.word("forced") ?? "poor" : nil)
    }
    let rows = scores.enumerated().map { row, score -> [Value] in
      let cells: [Value] = [
        columns[0].value(at: row), .number(score.score), score.tier.map(Value.text) ?? .missing,
        .decimal(score.coverage),
      ]
      return cells + score.contributions.map { Value.number($0) }
    }
    return Answer(
      table: Table(fields: HealthQuestion.fields(of: step), rows: rows), facts: facts(scores),
      notes: result.notes + notes(scores, parts)
        + Diagnostic.repeatedCustomers(rows.map { $0[0] }), trace: result.trace,
      explanation: question.wantsExplanation ? explanation(scores, rows) : [])
  }
}
