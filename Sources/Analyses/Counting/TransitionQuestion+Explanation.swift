import Diagnostics
import Values

extension TransitionQuestion {
  /// Says how often customers left.
  func leavingNotes(_ counts: [[Way: Int]]) -> [Diagnostic] {
    let left = counts.reduce(0) { sum, ways in
      ways.reduce(sum) { $0 + ($1.key.after < 0 ? $1.value : 0) }
    }
    guard left > 0 else { return [] }
    return [
      .note(
        "\(left.counted("time")) a customer left: after is missing, and who comes back has no stage "
          + "before")
    ]
  }

  /// What was left out, is not over, or stood twice on one day.
  func notes(_ events: EventTable, _ numbers: Range<Int>, _ torn: Int) -> [Diagnostic] {
    guard let last = numbers.last else { return [.note("there are no dated stages to follow")] }
    var notes: [Diagnostic] = []
    let unstaged = events.groups.rows.count { events.groups.values[Int($0)][0] == .missing }
    notes += Diagnostic.leftOut(unstaged, of: events.rowCount, missing: subject.name)
    notes.append(
      .note(
        "everyone of \(grid.text(of: numbers.lowerBound)) has no stage before: the data begins there"
      ))
    if grid.start(of: last + 1) > events.asof.days {
      notes.append(
        .note("\(grid.text(of: last)) is not over (asof \(events.asof)): its moves are so far"))
    }
    if torn > 0 {
      notes.append(
        .note(
          "\(Diagnostic.amount(torn, of: "customers")) had different stages on one day: the last "
            + "of them in the order of the result counts"))
    }
    return notes
  }

  /// The formula with the numbers of the last period.
  func explanation(
    _ counts: [[Way: Int]], _ numbers: Range<Int>, _ stages: [Value]
  ) -> [String] {
    var lines = ["share = customers with before and after / all customers with before"]
    guard let ways = counts.last, let last = numbers.last else { return lines }
    for before in Set(ways.keys.map(\.before)).filter({ $0 >= 0 }).sorted() {
      let total = ways.filter { $0.key.before == before }.values.reduce(0, +)
      let parts = ways.filter { $0.key.before == before }.sorted { $0.key.after < $1.key.after }
      let words = parts.map { way, count in
        "\(way.after < 0 ? "left" : stages[Int(way.after)].plainText) \(count.counted) / \(total.counted) = "
          + (Double(count) / Double(total)).percent
      }
      lines.append(
        "  \(grid.text(of: last)), from \(stages[Int(before)].plainText): "
          + words.joined(separator: "; "))
    }
    return lines
  }
}
