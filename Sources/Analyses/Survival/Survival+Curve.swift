import Statistics
import Values

/// The rows of one group's curve: at every time something happened, or at given times.
struct SurvivalCurve: Sendable {
  private let curve: KaplanMeier
  private let incidences: AalenJohansen
  private let marks: [Double]
  private let confidence: Double

  /// Estimates the curves of a life table.
  init(_ table: LifeTable, marks: [Double], confidence: Double) {
    curve = KaplanMeier(table)
    incidences = AalenJohansen(table)
    self.marks = marks.isEmpty ? curve.steps.map(\.time) : marks
    self.confidence = confidence
  }

  /// The time and the cells behind it of each row; with causes a row for each of them.
  func rows(causes: [Value]?) -> [(Double, [Value])] {
    var rows: [(Double, [Value])] = []
    var first = 0
    for mark in marks {
      let lower = first
      while first < curve.steps.count, curve.steps[first].time <= mark { first += 1 }
      rows += self.rows(at: mark, lower..<first, causes)
    }
    return rows
  }

  private func rows(at mark: Double, _ steps: Range<Int>, _ causes: [Value]?) -> [(Double, [Value])]
  {
    let here = steps.upperBound > 0 ? curve.steps[steps.upperBound - 1] : nil
    let known = isKnown(at: mark)
    let atRisk = known ? Int(curve.table.atRisk(at: mark)) : 0
    let censored = curve.steps[steps].reduce(0) { $0 + Int($1.censored) }
    let survival = Value.number(known ? here?.survival ?? 1 : nil)
    func cells(_ events: Double, _ cause: [Value], _ ends: Interval?) -> [Value] {
      [.count(atRisk), .count(Int(events)), .count(censored), survival] + cause + [
        .number(known ? ends?.low : nil), .number(known ? ends?.high : nil),
      ]
    }
    guard let causes else {
      let events = curve.steps[steps].reduce(0) { $0 + $1.events }
      return [(mark, cells(events, [], here?.interval(confidence: confidence)))]
    }
    let last = steps.upperBound > 0 ? incidences.steps[steps.upperBound - 1] : nil
    return causes.enumerated().map { cause, value in
      let events = incidences.steps[steps].reduce(0) { $0 + $1.events[cause] }
      let name = value == .missing ? Value.missing : .text(value.plainText)
      let share = Value.number(known ? last?.incidence[cause] ?? 0 : nil)
      return (mark, cells(events, [name, share], last?.interval(cause, confidence: confidence)))
    }
  }

  /// Beyond the last day anybody was watched nothing is known, unless all have left.
  private func isKnown(at mark: Double) -> Bool {
    mark <= curve.table.lastTime ?? 0 || curve.steps.last?.survival == 0
  }
}
