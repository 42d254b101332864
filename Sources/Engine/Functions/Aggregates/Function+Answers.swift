import Language
import Tables
import Values

extension Function {
  /// The net promoter score.
  static let nps = Function(
    FunctionDeclaration(
      name: "nps", family: .aggregates, level: .aggregate,
      parameters: [.init("score", .numbers)] + scale,
      result: .fixed(ColumnType(.decimal, kind: .points)),
      scale: AnswerMetric.nps.usualScale.answers,
      summary: "The percentage of answers 9 and 10 less that of answers 0 to 6, in points.",
      example: .init("nps(score)", "25")),
    .aggregate({ input throws(EngineError) in
      let answers = try input.answers(of: .nps)
      var points = [Double](repeating: 0, count: input.groupCount)
      for group in 0..<input.groupCount {
        let counts = answers.counts(of: group)
        let balance = counts.suffix(2).reduce(0, +) - counts.prefix(7).reduce(0, +)
        points[group] = 100 * Double(balance) / Double(Swift.max(1, answers.sizes[group]))
      }
      return AggregateInput.decimals(points, where: answers.sizes)
    }))

  /// The share of satisfied answers.
  static let csat = Function(
    FunctionDeclaration(
      name: "csat", family: .aggregates, level: .aggregate,
      parameters: [.init("score", .numbers)] + scale,
      result: .fixed(ColumnType(.decimal, kind: .share)),
      scale: AnswerMetric.csat.usualScale.answers,
      summary: "The share of the two top answers, on a scale from 1 to 5 unless another is given.",
      example: .init("csat(stars)", "0.6666666666666666")),
    .aggregate({ input throws(EngineError) in
      let answers = try input.answers(of: .csat)
      var shares = [Double](repeating: 0, count: input.groupCount)
      for group in 0..<input.groupCount {
        let satisfied = answers.counts(of: group).suffix(2).reduce(0, +)
        shares[group] = Double(satisfied) / Double(Swift.max(1, answers.sizes[group]))
      }
      return AggregateInput.decimals(shares, where: answers.sizes)
    }))

  /// The least and the greatest answer on offer.
  private static let scale: [FunctionDeclaration.Parameter] = [
    .init("least", .numbers, isOptional: true, isConstant: true),
    .init("greatest", .numbers, isOptional: true, isConstant: true),
  ]
}
