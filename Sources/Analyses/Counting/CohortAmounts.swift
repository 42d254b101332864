import Statistics
import Work

/// What customers brought in each period, for each cohort.
struct CohortAmounts: Sendable {
  /// For each cohort and period the amount of those who could be observed; empty without amounts.
  private(set) var value: [Double] = []
  /// For each cohort and period what the same customers brought in their first period.
  private(set) var firstValue: [Double] = []

  /// Sums up, whatever the order of the events.
  ///
  /// - Parameters:
  ///   - rows: for each customer the place of the cohort, or -1.
  ///   - width: the number of periods.
  init(
    _ data: CohortData, _ stages: CohortStages, rows: [Int32], cohortCount: Int, width: Int,
    in work: WorkContext
  ) {
    guard !data.amounts.isEmpty else { return }
    var firsts = [CompensatedSum](repeating: CompensatedSum(), count: rows.count)
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: cohortCount * width)
    var firstSums = sums
    for event in stages.ofEvents.indices {
      if work.isStopped(at: event) { break }
      let customer = Int(data.customers[event])
      guard customer >= 0, rows[customer] >= 0, stages.ofEvents[event] >= 0 else { continue }
      let stage = Int(stages.ofEvents[event])
      if stage == 0 { firsts[customer].add(data.amounts[event]) }
      guard stage < stages.limit(of: customer, width) else { continue }
      sums[Int(rows[customer]) * width + stage].add(data.amounts[event])
    }
    for customer in rows.indices where rows[customer] >= 0 {
      for stage in 0..<stages.limit(of: customer, width) {
        firstSums[Int(rows[customer]) * width + stage].add(firsts[customer])
      }
    }
    value = sums.map(\.value)
    firstValue = firstSums.map(\.value)
  }
}
