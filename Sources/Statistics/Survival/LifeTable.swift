/// How long some were watched and how each watch ended, counted time by time.
///
/// Cause 0 is an end of the watch without an event (censoring); causes from 1 on are kinds of
/// events. At one time events come before censorings.
public struct LifeTable: Hashable, Sendable {
  /// What happened at one time.
  public struct Row: Hashable, Sendable {
    /// The time.
    public let time: Double
    /// Those still watched just before it.
    public let atRisk: Double
    /// The events of each cause, cause 1 first.
    public let events: [Double]
    /// Those whose watch ended without an event.
    public let censored: Double

    /// The events of all causes.
    public var allEvents: Double { events.reduce(0, +) }
  }

  /// The times at which something happened, ascending.
  public let rows: [Row]
  /// How many kinds of events there are.
  public let causeCount: Int

  /// Counts times with their causes, 0 where the watch ended without an event.
  ///
  /// Times that differ only by rounding are one time: see `merged`.
  /// - Complexity: O(*n* log *n*).
  public init(times: [Double], causes: [Int], causeCount: Int = 1) {
    self.init(merged: LifeTable.merged(times), causes: causes, causeCount: causeCount)
  }

  /// The life table of each group, numbered from 0, with ties found among all of them.
  /// - Complexity: O(*n* log *n*).
  public static func groups(
    times: [Double], causes: [Int], causeCount: Int = 1, groups: [Int], count: Int
  ) -> [LifeTable] {
    let times = merged(times)
    var members = [[Int]](repeating: [], count: count)
    for (place, group) in groups.enumerated() { members[group].append(place) }
    return members.map { places in
      LifeTable(
        merged: places.map { times[$0] }, causes: places.map { causes[$0] },
        causeCount: causeCount)
    }
  }

  init(rows: [Row], causeCount: Int) { (self.rows, self.causeCount) = (rows, causeCount) }

  private init(merged times: [Double], causes: [Int], causeCount: Int) {
    precondition(times.count == causes.count, "each time has its cause")
    precondition(causes.allSatisfy { 0...causeCount ~= $0 }, "a cause is one of those announced")
    self.causeCount = causeCount
    let order = times.indices.sorted { times[$0] < times[$1] }
    var rows: [Row] = []
    var start = 0
    while start < order.count {
      let time = times[order[start]]
      var counts = [Double](repeating: 0, count: causeCount + 1)
      var end = start
      while end < order.count, times[order[end]] == time {
        counts[causes[order[end]]] += 1
        end += 1
      }
      rows.append(
        Row(
          time: time, atRisk: Double(order.count - start), events: Array(counts.dropFirst()),
          censored: counts[0]))
      start = end
    }
    self.rows = rows
  }

  /// The times, those that differ only by rounding made equal to the least of them.
  ///
  /// As in R's `survival` (`timefix`), neighbours at most √ε of the mean time apart are tied.
  public static func merged(_ times: [Double]) -> [Double] {
    precondition(times.allSatisfy(\.isFinite), "a time is a finite number")
    let distinct = Set(times).sorted()
    let mean = distinct.reduce(0) { $0 + abs($1) } / Double(max(distinct.count, 1))
    let nearness = mean * Double.ulpOfOne.squareRoot()
    var first: [Double: Double] = [:]
    for (place, time) in distinct.enumerated().dropFirst()
    where time - distinct[place - 1] <= nearness {
      first[time] = first[distinct[place - 1]] ?? distinct[place - 1]
    }
    return first.isEmpty ? times : times.map { first[$0] ?? $0 }
  }

  /// Everyone who was watched.
  public var total: Double { rows.first?.atRisk ?? 0 }

  /// The last time at which someone was watched.
  public var lastTime: Double? { rows.last?.time }

  /// Those still watched just before a time.
  public func atRisk(at time: Double) -> Double {
    rows.first { $0.time >= time }?.atRisk ?? 0
  }
}
