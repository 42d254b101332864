import Diagnostics
import Language
import Statistics
import Tables
import Values

extension WatchQuestion {
  /// The customers of each state, and the share who stay through the days.
  func facts(_ watched: [Case], _ table: Table, hasEnds: Bool) -> Table? {
    var facts = Facts()
    for state in states(watched) {
      facts.add(
        "customers", group: .text(state.word), Double(watched.count { $0.state == state }))
    }
    guard hasEnds else { return facts.table }
    var (times, causes) = ([Double](), [Int]())
    for row in 0..<table.rowCount {
      let cells = table.row(row)
      guard let start = cells[1].day, start < asof.days else { continue }
      let end = cells[2].day.flatMap { $0 < asof.days ? $0 : nil }
      let days = (end ?? asof.days) - start
      guard days >= 0 else { continue }
      times.append(Double(days))
      causes.append(end == nil ? 0 : 1)
    }
    let curve = KaplanMeier(LifeTable(times: times, causes: causes))
    guard let last = curve.table.lastTime, last >= Double(span) else { return facts.table }
    let ends = curve.step(at: Double(span))?.interval(confidence: question.confidence)
    facts.add("survival", curve.survival(at: Double(span)))
    facts.add("survival_low", ends?.low)
    facts.add("survival_high", ends?.high)
    return facts.table
  }

  /// The states to count; what is unknown only where something is.
  private func states(_ watched: [Case]) -> [State] {
    State.allCases.filter { state in
      state != .unknown || watched.contains { $0.state == .unknown }
    }
  }

  /// How many are watched, and what is not known of them.
  func notes(_ watched: [Case], hasEnds: Bool) -> [Diagnostic] {
    var notes = [
      Diagnostic.note(
        "seen on \(asof.description): \(watched.count.counted("customer")) in the first \(span) days"
      )
    ]
    for signal in signals {
      let count = watched.count { $0.unknown.contains(signal.name) }
      guard count > 0 else { continue }
      notes.append(
        .note(
          "\(signal.name) is missing for \(count.counted("customer")): what is not known is no signal, "
            + "and without any other the state is unknown"))
    }
    notes += Diagnostic.repeatedCustomers(watched.map(\.customer))
    if !hasEnds {
      notes.append(
        .note(
          "no role says when customers ended, so those who left are watched too: role ended = …"))
    }
    return notes
  }

  /// The thresholds, with rival ones side by side.
  func explanation(_ watched: [Case]) -> [String] {
    let recent = question.step.whole("recent") ?? 14
    let enough = question.step.whole("enough") ?? 2
    func counts(_ recent: Int, _ enough: Int) -> String {
      let states = watched.map {
        state(
          $0.count, day: $0.day, latest: $0.last, isKnown: $0.unknown.isEmpty, recent: recent,
          enough: enough)
      }
      return self.states(watched).map { word in states.count { $0 == word }.counted }
        .joined(separator: " / ")
    }
    return [
      "solve: a signal in the last \(recent) days, or \(enough) signals; watch: an older one; ok: none"
        + (states(watched).contains(.unknown) ? ", where all are known" : ""),
      "thresholds side by side, customers to "
        + states(watched).map(\.word).joined(separator: " / ") + ":",
      "  recent \(recent), enough \(enough) (chosen): \(counts(recent, enough))",
      "  recent \(recent / 2), enough \(enough): \(counts(recent / 2, enough))",
      "  recent \(recent * 2), enough \(enough): \(counts(recent * 2, enough))",
      "  recent \(recent), enough \(enough + 1): \(counts(recent, enough + 1))",
    ]
  }
}
