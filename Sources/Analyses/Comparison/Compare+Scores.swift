import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

extension ComparisonReader {
  /// Reads a net promoter score.
  mutating func promoters(
    _ measure: ComparisonMeasure, _ column: Column, _ a: [Int32], _ b: [Int32],
    _ step: CheckedStep
  ) throws(AnalysisError) {
    let (left, right) = (column.numbers(at: a), column.numbers(at: b))
    let declared = try scale(measure, step)
    if let declared, AnswerMetric.nps.scales?.contains(declared) == false {
      throw .diagnostic(.noComparedScale("nps wants the scale 0, 10 or 1, 10", step))
    }
    if declared == nil { try refuseShorterScale(of: .nps, column, measure, step) }
    try check(left + right, on: declared ?? AnswerMetric.nps.usualScale, measure, step)
    findings.append(
      ComparisonFinding(
        measure.name, promoters: PromoterCounts(answers: left),
        with: PromoterCounts(answers: right), confidence: confidence))
  }

  /// Reads a share of satisfied answers.
  mutating func satisfaction(
    _ measure: ComparisonMeasure, _ column: Column, _ a: [Int32], _ b: [Int32],
    _ step: CheckedStep
  ) throws(AnalysisError) {
    let (left, right) = (column.numbers(at: a), column.numbers(at: b))
    let declared = try scale(measure, step)
    if declared == nil { try refuseShorterScale(of: .csat, column, measure, step) }
    let scale = declared ?? AnswerMetric.csat.usualScale
    try check(left + right, on: scale, measure, step)
    let least = Double(scale.high - 1)
    findings.append(
      ComparisonFinding(
        measure.name, share: (left.count { $0 >= least }, left.count),
        with: (right.count { $0 >= least }, right.count), confidence: confidence))
  }

  /// The scale that was typed after the score, nothing when none was.
  private func scale(
    _ measure: ComparisonMeasure, _ step: CheckedStep
  ) throws(AnalysisError) -> AnswerScale? {
    guard !measure.scale.isEmpty else { return nil }
    let ends = measure.scale.compactMap { $0.constant?.number }
    guard let scale = AnswerScale(ends: ends, spanning: 2) else {
      throw .diagnostic(
        .noComparedScale("a score wants its least and greatest answer, two whole numbers", step))
    }
    return scale
  }

  /// Refuses answers of all rows that seem to be of a shorter scale than the usual one.
  private func refuseShorterScale(
    of metric: AnswerMetric, _ column: Column, _ measure: ComparisonMeasure, _ step: CheckedStep
  ) throws(AnalysisError) {
    let answers = column.optionalNumbers.compactMap { $0 }
    guard let least = answers.min(), let greatest = answers.max(),
      let error = Diagnostic.shorterScale(
        of: metric, name: measure.name, from: least, to: greatest, count: answers.count,
        range: step.range)
    else { return }
    throw .diagnostic(error)
  }

  private func check(
    _ answers: [Double], on scale: AnswerScale, _ measure: ComparisonMeasure, _ step: CheckedStep
  ) throws(AnalysisError) {
    let odd = answers.filter { !scale.contains($0) }
    guard let first = odd.min() else { return }
    let wider = scale.wider(odd)
    let declared =
      measure.kind == .satisfaction
      ? wider.map { "say which scale was asked:  csat(score, \($0.low), \($0.high))" } : nil
    throw .diagnostic(
      Diagnostic(
        code: "M2",
        message: "\(odd.count.counted) of \(answers.count.counted) answers in "
          + "`\(measure.name)` are not on the scale \(scale.text), the least is \(first.shortest)",
        range: step.range,
        advice: [declared ?? "leave them out before:  filter … | \(step.text)"],
        stage: .run))
  }
}

extension Diagnostic {
  /// Says that what stands after a score is no scale.
  fileprivate static func noComparedScale(_ words: String, _ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M3", message: words, range: step.range,
      advice: ["for example:  nps(score, 0, 10)  or  csat(score, 1, 7)"], stage: .run)
  }
}

extension PromoterCounts {
  /// The classes of answers from 0 to 10.
  fileprivate init(answers: [Double]) {
    self.init(
      promoters: answers.count { $0 >= 9 }, passives: answers.count { $0 >= 7 && $0 < 9 },
      detractors: answers.count { $0 < 7 })
  }
}
