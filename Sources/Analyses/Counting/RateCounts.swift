import Engine
import Language
import Statistics
import Values

/// How often a condition holds in each group, and over how much exposure.
struct RateCounts: Sendable {
  /// The groups and their counts, in order.
  let groups: [RateGroup]
  /// All groups together.
  let overall: RateGroup
  /// The columns that make the groups.
  let columns: GroupColumns
  /// The engine's answer, for its notes and trace.
  let counts: GroupedCounts
  /// Whether an exposure was asked for.
  let hasExposure: Bool

  /// Counts a condition in the rows of a plan.
  init(
    _ condition: CheckedExpression, per exposure: CheckedExpression?, by columns: GroupColumns,
    of source: Plan, engine: Engine
  ) throws(AnalysisError) {
    var aggregates: [NamedExpression] = [
      .count("rows"), .count("unknown", where: condition.isMissing),
      .count("hits", where: condition),
    ]
    if let exposure { aggregates += RateCounts.aggregates(condition, per: exposure) }
    let counts = try GroupedCounts(
      aggregates, by: columns, of: source, engine: engine)
    groups = counts.groups.map { group in
      RateGroup(
        group.values, counts, row: group.rows.lowerBound, hasExposure: exposure != nil)
    }
    overall = groups.reduce(RateGroup.none) { $0.adding($1) }
    self.columns = columns
    self.counts = counts
    hasExposure = exposure != nil
  }

  private static func aggregates(
    _ condition: CheckedExpression, per exposure: CheckedExpression
  ) -> [NamedExpression] {
    let known = condition.isPresent
    return [
      .sum("exposure", of: exposure, where: known),
      .count("events", where: condition.and(exposure.isPresent)),
      .count("unmeasured", where: known.and(exposure.isMissing)),
      .count("negative", where: exposure.isNegative),
    ]
  }
}

/// The counts of one group.
struct RateGroup: Sendable {
  /// The values of the group columns.
  let values: [Value]
  /// All rows.
  var rows = 0
  /// Those for which the condition is missing.
  var unknown = 0
  /// Those that meet it.
  var hits = 0
  /// The sum of the exposure where the condition is known.
  var exposure = 0.0
  /// The rows that meet the condition and whose exposure is known.
  var events = 0
  /// The rows whose exposure is missing though the condition is known.
  var unmeasured = 0
  /// The rows whose exposure is below zero.
  var negative = 0

  /// A group without rows.
  static let none = RateGroup(values: [])

  private init(values: [Value]) { self.values = values }

  /// The group of a row of the engine's table.
  init(_ values: [Value], _ counts: GroupedCounts, row: Int, hasExposure: Bool) {
    self.init(values: values)
    rows = counts.count("rows", row)
    unknown = counts.count("unknown", row)
    hits = counts.count("hits", row)
    guard hasExposure else { return }
    exposure = counts.number("exposure", row)
    events = counts.count("events", row)
    unmeasured = counts.count("unmeasured", row)
    negative = counts.count("negative", row)
  }

  /// This group and another together, without values.
  func adding(_ other: RateGroup) -> RateGroup {
    var sum = RateGroup(values: [])
    sum.rows = rows + other.rows
    sum.unknown = unknown + other.unknown
    sum.hits = hits + other.hits
    sum.exposure = exposure + other.exposure
    sum.events = events + other.events
    sum.unmeasured = unmeasured + other.unmeasured
    sum.negative = negative + other.negative
    return sum
  }

  /// The rows for which the condition is known.
  var known: Int { rows - unknown }

  /// The share of those that meet it.
  var share: Proportion { Proportion(hits, of: known) }

  /// Events for each unit of exposure, or nothing without exposure.
  var rate: Double? { exposure > 0 ? Double(events) / exposure : nil }

  /// The exact Poisson interval of that rate.
  func rateInterval(confidence: Double) -> Interval? {
    guard exposure > 0 else { return nil }
    let ends = PoissonCount(events).interval(confidence: confidence)
    return Interval(low: ends.low / exposure, high: ends.high / exposure)
  }
}
