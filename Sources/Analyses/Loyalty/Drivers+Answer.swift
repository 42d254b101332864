import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `drivers`.
struct DriverQuestion: Sendable {
  let question: Question
  let attributes: [CheckedItem]
  let isAveraged: Bool

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    attributes = question.step.clauses[.with] ?? []
    let rule = question.step.word("rule") ?? "auto"
    isAveraged = rule == "lmg" || (rule == "auto" && attributes.count <= 12)
    guard !isAveraged || attributes.count <= 12 else {
      throw .diagnostic(
        Diagnostic(
          code: "M3",
          message: "`rule: lmg` takes at most 12 attributes, here are \(attributes.count)",
          range: question.step.range,
          advice: ["leave `rule:` out: relative weights take any number"]))
    }
  }

  /// The fields of the result.
  static let fields = [
    Field("attribute", .text), Field("importance", .decimal),
    Field("share", .decimal, kind: .share), Field("low", .decimal, kind: .share),
    Field("high", .decimal, kind: .share),
  ]

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let formulae = (attributes + question.step.items.prefix(1)).compactMap(\.expression)
    let result = try question.projection(
      formulae.enumerated().map { NamedExpression("value \($0)", $1) })
    let columns = result.table.columns.map(\.optionalNumbers)
    let rows = (0..<result.table.rowCount).compactMap { row -> [Double]? in
      let values = columns.compactMap { $0[row] }
      return values.count == columns.count ? values : nil
    }
    guard rows.count > formulae.count else { throw .diagnostic(unsolved(rows)) }
    let parts = parts(of: rows)
    let all = parts.reduce(CrossProducts(size: formulae.count)) { $0.adding($1) }
    guard let correlations = all.correlations,
      let gains = importance(correlations),
      let explained = DriverImportance.explained(correlations, by: Array(attributes.indices)),
      explained > 0
    else { throw .diagnostic(unsolved(rows)) }
    let intervals = intervals(parts, all, share: gains.map { $0 / explained })
    let order = gains.indices.sorted {
      gains[$0] != gains[$1]
        ? gains[$0] > gains[$1]
        : attributes[$0].name.utf8.lexicographicallyPrecedes(attributes[$1].name.utf8)
    }
    let table = order.map { place -> [Value] in
      [
        .text(attributes[place].name), .decimal(gains[place]), .decimal(gains[place] / explained),
        .number(intervals[place]?.low), .number(intervals[place]?.high),
      ]
    }
    var facts = Facts()
    let (n, p) = (Double(rows.count), Double(attributes.count))
    facts.add("r2", explained)
    facts.add("r2_adjusted", 1 - (1 - explained) * (n - 1) / (n - p - 1))
    let pseudo = addPseudoShares(of: rows, to: &facts)
    facts.add("rows", n)
    let left = result.table.rowCount - rows.count
    let notes = Diagnostic.leftOut(
      left, of: result.table.rowCount, missing: "the outcome or an attribute")
    return Answer(
      table: Table(fields: DriverQuestion.fields, rows: table), facts: facts.table,
      notes: result.notes + notes + pseudo + Diagnostic.fewInAll(rows.count, of: "rows")
        + (formulae.last.map(question.notesOfRepeats) ?? []),
      trace: result.trace,
      explanation: question.wantsExplanation ? explanation(correlations, explained, order) : [])
  }

  /// Adds what a logistic model of a yes/no outcome explains; says when there is none.
  private func addPseudoShares(of rows: [[Double]], to facts: inout Facts) -> [Diagnostic] {
    guard rows.allSatisfy({ $0.last == 0 || $0.last == 1 }) else { return [] }
    guard let fit = LogisticFit(rows), fit.isConverged else {
      return [
        .note(
          "no pseudo-R²: the attributes tell the outcomes apart without error, or nearly so, and "
            + "the logistic model has no end")
      ]
    }
    facts.add("mcfadden", fit.mcFadden)
    facts.add("nagelkerke", fit.nagelkerke)
    return []
  }

  func importance(_ correlations: SymmetricMatrix, averaged: Bool? = nil) -> [Double]? {
    averaged ?? isAveraged
      ? DriverImportance.averagedGains(correlations)
      : DriverImportance.relativeWeights(correlations)
  }

  /// The sums of up to fifty groups of rows, drawn so that the order of rows plays no part.
  private func parts(of rows: [[Double]]) -> [CrossProducts] {
    let sorted = rows.sorted { $0.lexicographicallyPrecedes($1) }
    let width = rows.first?.count ?? 0
    let means = (0..<width).map { place in
      sorted.reduce(0) { $0 + $1[place] } / Double(max(sorted.count, 1))
    }
    let count = max(1, min(sorted.count, attributes.count > 8 ? 20 : 50))
    var places = Array(sorted.indices)
    var random = SeededRandom(seed: 1980)
    random.shuffle(&places)
    var parts = [CrossProducts](repeating: CrossProducts(size: width), count: count)
    for (place, row) in zip(places, sorted) {
      parts[place % count].add(zip(row, means).map { $0 - $1 })
    }
    return parts
  }

  /// The jackknife's intervals of the shares, leaving out one group of rows at a time.
  private func intervals(
    _ parts: [CrossProducts], _ all: CrossProducts, share: [Double]
  ) -> [Interval?] {
    let without = parts.compactMap { part -> [Double]? in
      guard let correlations = all.subtracting(part).correlations,
        let gains = importance(correlations)
      else { return nil }
      let total = gains.reduce(0, +)
      return total > 0 ? gains.map { $0 / total } : nil
    }
    guard without.count == parts.count, parts.count > 2 else { return share.map { _ in nil } }
    let count = Double(parts.count)
    let t = StudentDistribution(degrees: count - 1)
      .criticalValue(confidence: question.confidence)
    return share.indices.map { place in
      let moments = Moments(without.map { $0[place] })
      guard let variance = moments.variance else { return nil }
      let reach = t * ((count - 1) * (count - 1) / count * variance).squareRoot()
      return Interval(low: max(0, share[place] - reach), high: min(1, share[place] + reach))
    }
  }
}
