import Language
import Statistics
import Values

extension SurvivalQuestion {
  /// The formulae with this data's numbers, line by line.
  func explanation(
    _ found: SurvivalTimes, _ summaries: SurvivalSummaries, _ causes: [Value]
  ) -> [String] {
    var lines = ["S(t) = product over times u <= t of (1 - events(u) / at_risk(u))"]
    for (group, table) in zip(found.groups, found.tables).prefix(GroupColumns.explained) {
      lines += steps(KaplanMeier(table), of: columns.label(group))
    }
    lines += columns.restLines(found.groups, hasRivals: false)
    let z = NormalDistribution.criticalValue(confidence: question.confidence)
    lines += [
      "interval = S ^ exp(±z·σ / log S), σ² = Σ events / (at_risk·(at_risk - events))    "
        + "log(-log S), Greenwood; z = \(z.fixed(6)) for \(question.confidence.level)",
      "median = the first time at which S is below 50%, or the middle of the stretch where it is "
        + "just 50%",
    ]
    if !causes.isEmpty {
      lines.append(
        "incidence of a cause = Σ S(u-)·events of the cause(u) / at_risk(u)    "
          + "Aalen and Johansen 1978; one minus the curve of one cause would overstate it")
      for (group, table) in zip(found.groups, found.tables).prefix(GroupColumns.explained) {
        lines += incidenceLines(table, of: columns.label(group), causes)
      }
    }
    return lines + testLines(found, summaries.test)
  }

  /// The first part of the sum of each cause, and where it ends.
  private func incidenceLines(
    _ table: LifeTable, of label: String, _ causes: [Value]
  ) -> [String] {
    let curve = AalenJohansen(table)
    let lines = causes.enumerated().compactMap { cause, name -> String? in
      guard let first = curve.steps.firstIndex(where: { $0.events[cause] > 0 }),
        let last = curve.steps.last
      else { return nil }
      let step = curve.steps[first]
      let before = first > 0 ? curve.steps[first - 1].survival : 1
      return "    \(name == .missing ? "(missing)" : name.plainText): \(before.percent) · "
        + "\(step.events[cause].counted) / \(step.atRisk.counted) at \(step.time.fixed(2)), and so "
        + "on to \(last.incidence[cause].percent) at \(last.time.fixed(2))"
    }
    return lines.isEmpty ? [] : ["  \(label):"] + lines
  }

  /// The first factors of a curve, and where it ends.
  private func steps(_ curve: KaplanMeier, of label: String) -> [String] {
    let left = curve.steps.filter { $0.events > 0 }
    var lines = ["  \(label): \(Int(curve.table.total).counted("stay"))"]
    var before = 1.0
    for step in left.prefix(3) {
      lines.append(
        "    \(step.time.fixed(2)): \(before.percent) · (1 - \(step.events.counted) / "
          + "\(step.atRisk.counted)) = \(step.survival.percent)")
      before = step.survival
    }
    if left.count > 3, let last = left.last {
      lines.append(
        "    … and so on over \(left.count.counted("time")) to \(last.survival.percent) at "
          + "\(last.time.fixed(2))")
    }
    return lines
  }

  /// Who left of each group, and how many would have if all left alike.
  private func testLines(_ found: SurvivalTimes, _ test: LogRank?) -> [String] {
    guard found.tables.count > 1, let test, let result = test.test else { return [] }
    let groups = found.groups.indices.prefix(10).map { place in
      "  \(columns.label(found.groups[place])): \(test.observed[place].counted) left, "
        + "\(test.expected[place].fixed(1)) if all left alike"
    }
    let head =
      "log-rank test (Mantel 1966), \(result.statistic.fixed(2)) on "
      + "\(test.degrees.counted("degree")) of freedom:"
    return [head] + groups
  }
}
