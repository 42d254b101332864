import Diagnostics
import Statistics
import Tables
import Values

extension RepeatQuestion {
  /// Who is not watched for long enough, and which groups are small.
  func notes(_ groups: [Group], _ events: EventTable) -> [Diagnostic] {
    let unknown = groups.reduce(0) { $0 + $1.unknown }
    let all = groups.reduce(0) { $0 + $1.customers }
    var notes: [Diagnostic] = []
    if unknown > 0 {
      notes.append(
        .note(
          "\(unknown.counted) of \(all.counted) customers are unknown: less than \(window) have "
            + "passed since their first purchase (asof \(events.asof))"))
    }
    if isEver {
      notes.append(.note("by rule: ever customers of long ago had more time to come back"))
    }
    let sizes = zip(events.groups.values, groups).map {
      (label: events.columns.label($0), count: $1.customers - $1.unknown)
    }
    if events.columns.isEmpty {
      return notes + Diagnostic.fewInAll(sizes.first?.count ?? 0, of: "customers")
    }
    return notes + Diagnostic.smallGroups(sizes, of: "customers")
  }

  /// The formula with the numbers of the first groups, and rival readings side by side.
  func explanation(_ groups: [Group], _ events: EventTable) -> [String] {
    var lines = ["rate = repeaters / (customers - unknown)"]
    lines += zip(events.groups.values, groups).prefix(GroupColumns.explained).map { values, group in
      let known = group.customers - group.unknown
      let rate = Proportion(group.repeaters, of: known).value.map(\.percent) ?? "missing, 0/0"
      return "  \(events.columns.label(values)): \(group.repeaters.counted) / "
        + "(\(group.customers.counted) - \(group.unknown.counted)) = \(rate)"
    }
    lines += events.columns.restLines(events.groups.values)
    guard let group = groups.first, let values = events.groups.values.first, group.customers > 0
    else { return lines }
    let known = group.customers - group.unknown
    func share(_ hits: Int, _ of: Int) -> String {
      "\(hits.counted) / \(of.counted) = "
        + (Proportion(hits, of: of).value.map(\.percent) ?? "missing, 0/0")
    }
    lines.append("the rules side by side for \(events.columns.label(values)):")
    if !isEver {
      lines.append("  within \(window), known customers: \(share(group.repeaters, known)) (chosen)")
    }
    lines.append(
      "  within \(window), the unknown as failures: \(share(group.naive, group.customers))")
    lines.append("  ever: \(share(group.ever, group.customers))\(isEver ? " (chosen)" : "")")
    return lines
      + Proportion(group.repeaters, of: known).rivalLines(
        label: events.columns.label(values), confidence: question.confidence)
  }
}
