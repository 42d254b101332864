extension LifeTable {
  /// A life table of counts at ascending times; those at which nothing happened are left out.
  ///
  /// - Parameter counts: for cause 0, the end of the watch without an event, and then for each cause
  ///   the number at each time.
  /// - Complexity: O(times × causes).
  public init(times: [Double], counts: [[Int]]) {
    precondition(counts.allSatisfy { $0.count == times.count }, "each time has a count")
    var atRisk = counts.reduce(0) { $0 + $1.reduce(0, +) }
    var rows: [Row] = []
    for (place, time) in times.enumerated() {
      let all = counts.reduce(0) { $0 + $1[place] }
      guard all > 0 else { continue }
      let here = counts.map { $0[place] }
      rows.append(
        Row(
          time: time, atRisk: Double(atRisk), events: here.dropFirst().map(Double.init),
          censored: Double(here[0])))
      atRisk -= all
    }
    self.init(rows: rows, causeCount: counts.count - 1)
  }
}
