import Diagnostics
import Statistics
import Tables
import Values

/// The footer of `survival`: medians and mean times of each group, and the test that all leave
/// alike.
struct SurvivalSummaries: Sendable {
  /// The footer.
  let facts: Table?
  /// What it does not know.
  private(set) var notes: [Diagnostic] = []
  /// The test that all groups leave alike, unless they are too many.
  let test: LogRank?

  /// The most groups that are tested against each other.
  private static let testedGroups = 50

  /// Sums up the curves of groups.
  init(_ found: SurvivalTimes, _ columns: GroupColumns, unit: String, confidence: Double) {
    var facts = Facts()
    // Means are compared up to a time at which somebody of each group was still watched.
    let limit = found.tables.compactMap(\.lastTime).min()
    var endless: [String] = []
    for (group, table) in zip(found.groups, found.tables) {
      let label = columns.plainLabel(group)
      let curve = KaplanMeier(table)
      let median = curve.quantile(confidence: confidence)
      let mean = curve.restrictedMean(to: limit)
      // Where nobody left, an interval of no width would be false.
      let ends = mean.flatMap {
        $0.standardError > 0
          ? $0.interval(confidence: confidence).clamped(to: 0...$0.limit) : nil
      }
      facts.add("stays", group: label, table.total)
      facts.add("left", group: label, curve.steps.reduce(0) { $0 + $1.events })
      facts.add("median", group: label, median.time)
      facts.add("median_low", group: label, median.low)
      facts.add("median_high", group: label, median.high)
      facts.add("restricted_mean", group: label, mean?.value)
      facts.add("restricted_mean_low", group: label, ends?.low)
      facts.add("restricted_mean_high", group: label, ends?.high)
      if median.time == nil { endless.append(columns.label(group)) }
    }
    if let limit {
      facts.add("restricted_to", limit)
      notes.append(
        .note("restricted_mean counts no more than \(limit.fixed(2))\(unit) for anyone"))
    }
    if let first = endless.first {
      let others = endless.count > 1 ? " and \((endless.count - 1).counted("other group"))" : ""
      let who = columns.isEmpty ? "" : " of \(first)\(others)"
      notes.append(.note("no median\(who): more than half are still there at the last time"))
    }
    test = found.tables.count > SurvivalSummaries.testedGroups ? nil : LogRank(found.tables)
    if test == nil {
      notes.append(
        .note(
          "more than \(SurvivalSummaries.testedGroups) groups are not tested against each other"))
    }
    if let test, let result = test.test {
      facts.add("log_rank", result, degrees: test.degrees)
    }
    self.facts = facts.table
  }
}
