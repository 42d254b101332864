import Statistics
import Values

/// The rows of one group's curve: at every time something happened, or at given times.
struct SurvivalCurve: Sendable {
  private let curve: KaplanMeier
  private let marks: [Double]
  private let confidence: Double

  /// Estimates the curve of a life table.
  init(_ table: LifeTable, marks: [Double], confidence: Double) {
    curve = KaplanMeier(table)
    self.marks = marks.isEmpty ? curve.steps.map(\.time) : marks
    self.confidence = confidence
  }

  /// The time and the cells behind it of each row; with causes a row for each of them.
  ///
  /// - Complexity: O(times × causes).
  func rows(
    causes: [Value]?, poll: (Int) throws(AnalysisError) -> Void
  ) throws(AnalysisError) -> [(Double, [Value])] {
    let incidences = causes.map { _ in AalenJohansen(curve.table) }
    var rows: [(Double, [Value])] = []
    var next = 0
    for (place, mark) in marks.enumerated() {
      try poll(place)
      let first = next
      while next < curve.steps.count, curve.steps[next].time <= mark { next += 1 }
      let stretch = Stretch(mark: mark, steps: first..<next)
      if let causes, let incidences {
        rows += causes.indices.map { (mark, cells(stretch, cause: causes[$0], $0, incidences)) }
      } else {
        rows.append((mark, cells(stretch)))
      }
    }
    return rows
  }

  /// The steps since the row before, and the time they are told at.
  private struct Stretch {
    let mark: Double
    let steps: Range<Int>

    /// The step at which the curve stands at that time.
    var last: Int? { steps.upperBound > 0 ? steps.upperBound - 1 : nil }
  }

  private func cells(_ stretch: Stretch) -> [Value] {
    let events = curve.steps[stretch.steps].reduce(0) { $0 + $1.events }
    let ends = stretch.last.flatMap { curve.steps[$0].interval(confidence: confidence) }
    return counts(stretch, events) + limits(stretch, ends)
  }

  private func cells(
    _ stretch: Stretch, cause name: Value, _ cause: Int, _ incidences: AalenJohansen
  ) -> [Value] {
    let events = incidences.steps[stretch.steps].reduce(0) { $0 + $1.events[cause] }
    let last = stretch.last.map { incidences.steps[$0] }
    let share = isKnown(at: stretch.mark) ? last?.incidence[cause] ?? 0 : nil
    return counts(stretch, events) + [name, .number(share)]
      + limits(stretch, last?.interval(cause, confidence: confidence))
  }

  private func counts(_ stretch: Stretch, _ events: Double) -> [Value] {
    let censored = curve.steps[stretch.steps].reduce(0) { $0 + $1.censored }
    let share = isKnown(at: stretch.mark) ? stretch.last.map { curve.steps[$0].survival } ?? 1 : nil
    return [
      .count(atRisk(stretch)), .count(Int(events)), .count(Int(censored)), .number(share),
    ]
  }

  private func limits(_ stretch: Stretch, _ ends: Interval?) -> [Value] {
    let isKnown = isKnown(at: stretch.mark)
    return [.number(isKnown ? ends?.low : nil), .number(isKnown ? ends?.high : nil)]
  }

  /// Those watched just before the time: of the step at it, or else of the next one.
  private func atRisk(_ stretch: Stretch) -> Int {
    if let last = stretch.last, curve.steps[last].time == stretch.mark {
      return Int(curve.steps[last].atRisk)
    }
    let next = stretch.steps.upperBound
    return next < curve.steps.count ? Int(curve.steps[next].atRisk) : 0
  }

  /// Beyond the last time anybody was watched nothing is known, unless all have left.
  private func isKnown(at mark: Double) -> Bool {
    mark <= curve.table.lastTime ?? 0 || curve.steps.last?.survival == 0
  }
}
