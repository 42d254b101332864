import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// The question behind `health`: parts, weights, bands and an override.
struct HealthQuestion: Sendable {
  private let question: Question
  private let weights: [Double]
  private let scales: [(low: Double, high: Double)]
  private let bands: (poor: Double, average: Double)

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

  /// The values of a part from 0 to 100; one off the scale is an error, never cut to fit.
  private func scaled(
    _ column: Column, _ item: CheckedItem, _ scale: (low: Double, high: Double)
  ) throws(AnalysisError) -> [Double?] {
    if item.expression?.isCountedTruth ?? false {
      return column.optionalNumbers.map { $0.map { 100 * $0 } }
    }
    let numbers = column.optionalNumbers
    let known = numbers.compactMap { $0 }
    if question.step.options["scale"] == nil, known.count >= AnswerScale.fewest,
      let least = known.min(), let greatest = known.max(), least >= 0, greatest <= 10
    {
      throw .diagnostic(.shortPart(item, from: least, to: greatest))
    }
    let odd = known.filter { $0 < scale.low || $0 > scale.high }
    guard let least = odd.min(), let greatest = odd.max() else {
      if scale == (0, 100) { return numbers }
      return numbers.map { $0.map { 100 * ($0 - scale.low) / (scale.high - scale.low) } }
    }
    let ends = "\(scale.low.shortest) to \(scale.high.shortest)"
    throw .diagnostic(
      Diagnostic(
        code: "M7",
        message: "\(odd.count.counted) of \(known.count.counted) values of the part `\(item.name)` "
          + "are not on the scale \(ends): \(least.shortest) … \(greatest.shortest)",
        range: item.range, label: "a part runs from \(ends)",
        advice: [
          "say its scale:  scale: \((known.min() ?? 0).shortest), \((known.max() ?? 0).shortest)   "
            + "(two numbers for each part, in order)"
        ], stage: .run))
  }

  private static let tiers = ["poor", "average", "good"]

  private func facts(_ scores: [HealthScore]) -> Table? {
    var facts = Facts()
    let known = scores.filter { $0.tier != nil }
    for tier in HealthQuestion.tiers {
      let count = known.count { $0.tier == tier }
      facts.add("customers", group: .text(tier), Double(count))
      if !known.isEmpty {
        facts.add("share", group: .text(tier), Double(count) / Double(known.count))
      }
    }
    let values = scores.compactMap(\.score)
    if !values.isEmpty { facts.add("mean_score", values.reduce(0, +) / Double(values.count)) }
    if question.step.options["override"] != nil {
      facts.add("overridden", Double(scores.count { $0.isOverridden }))
    }
    return facts.table
  }

  private func notes(_ scores: [HealthScore], _ parts: [[Double?]]) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    let without = scores.count { $0.score == nil }
    if without > 0 {
      notes.append(
        .note(
          "of \(scores.count.counted("customer")) \(without.counted) without any part, so without a score"
        ))
    }
    for (item, values) in zip(question.step.items, parts) {
      let missing = values.count { $0 == nil } - without
      if missing > 0 {
        notes.append(
          .note(
            "\(item.name) is missing for \(missing.counted("customer")): their other parts weigh more"
          ))
      }
    }
    let overridden = scores.count { $0.isOverridden }
    if overridden > 0 {
      let word = question.step.word("forced") ?? "poor"
      notes.append(
        .note(
          "the override makes \(overridden.counted("customer")) \(word) whose score is of another tier"
        ))
    }
    return notes
  }

  private func explanation(_ scores: [HealthScore], _ rows: [[Value]]) -> [String] {
    let names = question.step.items.map(\.name)
    let total = weights.reduce(0, +)
    var lines = [
      "score = sum of weight · value / sum of weight, over the known parts",
      "weights: " + zip(names, weights).map { "\($0) \($1.shortest)" }.joined(separator: ", ")
        + "; together \(total.shortest)",
      "poor up to \(bands.poor.shortest), average up to \(bands.average.shortest), good above",
    ]
    for (row, score) in zip(rows, scores).prefix(3) {
      let parts = zip(names, score.contributions).map { name, points in
        points.map { "\(name) \($0.fixed(2))" } ?? "\(name) missing"
      }
      let sum = score.score?.fixed(2) ?? "missing"
      lines.append(
        "  \(row[0].plainText): \(parts.joined(separator: " + ")) = \(sum), "
          + "coverage \(score.coverage.percent), \(score.tier ?? "no tier")")
    }
    return lines + ["the readings side by side, customers who are poor / average / good:"]
      + readings(scores)
  }

  /// What other rules for missing parts and overrides would say.
  private func readings(_ scores: [HealthScore]) -> [String] {
    func counts(_ tier: (HealthScore) -> String?) -> String {
      HealthQuestion.tiers.map { word in scores.count { tier($0) == word }.counted }
        .joined(separator: " / ")
    }
    let hasOverride = question.step.options["override"] != nil
    let plain =
      "  missing parts left out, weights made up\(hasOverride ? "; no override" : " (chosen)")"
    var lines = ["\(plain): \(counts { $0.tierOfScore })"]
    if hasOverride { lines.append("  with the override (chosen): \(counts { $0.tier })") }
    let bands = bands
    lines.append(
      "  missing parts as 0: "
        + counts { score in
          score.score.map { HealthScore.tier(of: $0 * score.coverage, bands: bands) }
        })
    lines.append(
      "  only customers with every part: " + counts { $0.coverage == 1 ? $0.tier : nil })
    return lines
  }
}

extension CheckedExpression {
  /// Whether the number is a condition, counted 0 or 1.
  fileprivate var isCountedTruth: Bool {
    switch kind {
    case .origin(let inner): inner.isCountedTruth
    case .operation(.whole, let parts): parts.first?.type.type == .truth
    default: type.type == .truth
    }
  }
}

/// One customer's score.
struct HealthScore: Sendable {
  /// The weighted mean of the known parts.
  let score: Double?
  /// The share of the weights that are known.
  let coverage: Double
  /// The points each part adds, nothing where it is missing.
  let contributions: [Double?]
  /// The tier by the score alone.
  let tierOfScore: String?
  /// The tier.
  let tier: String?

  /// Whether the override says another tier than the score.
  var isOverridden: Bool { tier != tierOfScore }

  /// Weighs the parts of a customer.
  init(
    _ parts: [Double?], weights: [Double], bands: (poor: Double, average: Double), forced: String?
  ) {
    let pairs = zip(parts, weights)
    let known = pairs.reduce(0) { $0 + ($1.0 == nil ? 0 : $1.1) }
    coverage = known / weights.reduce(0, +)
    score = known > 0 ? pairs.reduce(0) { $0 + ($1.0 ?? 0) * $1.1 } / known : nil
    contributions = pairs.map { part, weight in
      known > 0 ? part.map { $0 * weight / known } : nil
    }
    tierOfScore = score.map { HealthScore.tier(of: $0, bands: bands) }
    tier = score == nil ? nil : forced ?? tierOfScore
  }

  /// The tier of a score: bands are open below and closed above.
  static func tier(of score: Double, bands: (poor: Double, average: Double)) -> String {
    score <= bands.poor ? "poor" : score <= bands.average ? "average" : "good"
  }
}

extension Diagnostic {
  /// Says that a part of a health score seems to be of a shorter scale than that from 0 to 100.
  fileprivate static func shortPart(
    _ item: CheckedItem, from least: Double, to greatest: Double
  ) -> Diagnostic {
    let ends = "\(least.shortest), \(greatest.shortest)"
    return Diagnostic(
      code: "M1",
      message: "`health` takes parts from 0 to 100, but `\(item.name)` runs from "
        + "\(least.shortest) to \(greatest.shortest)",
      range: item.range,
      advice: [
        "say its scale:  scale: \(ends)   (two numbers for each part, in order; "
          + "0, 100 if that was meant)"
      ], stage: .run)
  }

  /// Says that an override is no condition.
  fileprivate static func noOverride(
    _ override: NamedExpression, _ step: CheckedStep
  ) -> Diagnostic {
    let type = override.expression.type.type
    return Diagnostic(
      code: "T2",
      message: "`override:` must be true or false, but `\(override.name)` is \(type.name)",
      range: step.range,
      advice: [
        "name a condition first, such as:  segment unpaid = \(override.name) \(type.isNumber ? "= 0" : "is missing")"
      ])
  }

  /// Says that an option of `health` does not fit its parts.
  fileprivate static func health(
    _ message: String, advice: String, _ step: CheckedStep
  ) -> Diagnostic {
    Diagnostic(code: "M3", message: message, range: step.range, advice: [advice])
  }
}
