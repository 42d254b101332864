import Engine
import Statistics
import Work

/// What customers brought in each period, for each cohort.
struct CohortAmounts: Sendable {
  /// For each cohort and period the amount of those who could be observed; empty without amounts.
  private(set) var value: [Double] = []
  /// For each cohort and period what the same customers brought in their first period.
  private(set) var firstValue: [Double] = []

  /// Sums up, with the rounding errors carried along.
  ///
  /// - Complexity: O(*events* + *customers* + cells), shared among the threads.
  init(
    _ data: CohortData, _ stages: CohortStages, _ members: CohortMembers, width: Int,
    in work: WorkContext
  ) {
    guard !data.amounts.isEmpty else { return }
    let (rows, customers) = (members.rows, data.customers)
    let cells = Work.array(customers.count, in: work) {
      (range, output: inout MutableSpan<Int32>) in
      for event in range {
        let (customer, stage) = (Int(customers[event]), Int(stages.ofEvents[event]))
        let isIn = customer >= 0 && stage >= 0 && stage < stages.limit(of: customer, width)
        let row = isIn ? Int(rows[customer]) : -1
        output[event - range.lowerBound] =
          row < 0 ? -1 : Int32(truncatingIfNeeded: row * width + stage)
      }
    }
    value = CohortAmounts.sums(data.amounts, in: cells, below: members.count * width, work)
    let first = Work.array(customers.count, in: work) {
      (range, output: inout MutableSpan<Int32>) in
      for event in range {
        output[event - range.lowerBound] = stages.ofEvents[event] == 0 ? customers[event] : -1
      }
    }
    let firsts = CohortAmounts.sums(data.amounts, in: first, below: rows.count, work)
    firstValue = CohortAmounts.observed(firsts, stages, members, width: width, work)
  }

  /// The sums of amounts for each of some numbers.
  private static func sums(
    _ amounts: [Double], in numbers: [Int32], below bound: Int, _ work: WorkContext
  ) -> [Double] {
    let groups = RowGroups(numbers)
    return AggregateInput(arguments: [], groups: groups, groupCount: bound, work: work)
      .sums(of: amounts, in: groups)
  }

  /// For each cohort and period the sum over the customers who could be observed in it.
  private static func observed(
    _ firsts: [Double], _ stages: CohortStages, _ members: CohortMembers, width: Int,
    _ work: WorkContext
  ) -> [Double] {
    let steps = width + 1
    let ends = members.rows.indices.map { customer in
      let row = members.rows[customer]
      return row < 0 ? -1 : row * Int32(steps) + Int32(stages.limit(of: customer, width))
    }
    // By the period in which customers were no longer observed, added up from the last one.
    let sums = sums(firsts, in: ends, below: members.count * steps, work)
    var value = [Double](repeating: 0, count: members.count * width)
    for cohort in 0..<members.count {
      var rest = CompensatedSum()
      for stage in (0..<width).reversed() {
        rest.add(sums[cohort * steps + stage + 1])
        value[cohort * width + stage] = rest.value
      }
    }
    return value
  }
}
