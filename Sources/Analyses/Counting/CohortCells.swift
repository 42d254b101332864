import Values
import Work

/// The counts of every cohort and period.
struct CohortCells: Sendable {
  /// The numbers of the periods in which customers began, ascending.
  let cohorts: [Int]
  /// How many began in each.
  let sizes: [Int]
  /// How many periods are followed, the one of the start among them.
  let width: Int
  /// For each cohort and period those who could be observed in it; 0 where nobody could.
  private(set) var eligible: [Int]
  /// For each cohort and period those of them who were active.
  let active: [Int]
  /// For each cohort and period the amount of those who could be observed.
  let value: [Double]
  /// For each cohort and period what the same customers brought in their first period.
  let firstValue: [Double]
  /// For each cohort and period whether it was observed to its end for everyone.
  private(set) var complete: [Bool]
  /// Events before their customer began.
  let early: Int

  /// Counts; once a stop is asked for, the counts mean nothing.
  ///
  /// - Complexity: O(*customers* × periods / 64 + *events* + cells), shared among the threads.
  init(_ data: CohortData, grid: PeriodGrid, rule: CohortRule, periods: Int, in work: WorkContext) {
    let width = periods + 1
    let members = CohortMembers(data.cohorts)
    let stages = CohortStages(data, grid: grid, rule: rule, in: work)
    let activity = CohortActivity(data, stages, members, width: width, rule: rule, in: work)
    let amounts = CohortAmounts(data, stages, members, width: width, in: work)
    self.width = width
    cohorts = members.cohorts.map(Int.init)
    sizes = members.sizes
    early = activity.early
    active = activity.counts
    (value, firstValue) = (amounts.value, amounts.firstValue)
    eligible = [Int](repeating: 0, count: members.count * width)
    complete = [Bool](repeating: false, count: members.count * width)
    if rule == .rolling {
      observe(stages, rows: members.rows)
    } else {
      observe(grid, before: data.asof.days)
    }
  }

  /// Finds for each customer which of their own stretches could be observed.
  private mutating func observe(_ stages: CohortStages, rows: [Int32]) {
    // Customers by the period in which they were no longer observed, added up from the last one.
    let steps = width + 1
    var ends = [Int](repeating: 0, count: cohorts.count * steps)
    for customer in rows.indices where rows[customer] >= 0 {
      ends[Int(rows[customer]) * steps + stages.limit(of: customer, width)] += 1
    }
    for cohort in cohorts.indices {
      var rest = 0
      for stage in (0..<width).reversed() {
        rest += ends[cohort * steps + stage + 1]
        eligible[cohort * width + stage] = rest
      }
    }
    for cell in complete.indices { complete[cell] = eligible[cell] == sizes[cell / width] }
  }

  /// Finds which cells could be observed before a day, and which of them to their end.
  private mutating func observe(_ grid: PeriodGrid, before asof: Int32) {
    for (place, cohort) in cohorts.enumerated() {
      for stage in 0..<width where grid.start(of: cohort + stage) < asof {
        let cell = place * width + stage
        eligible[cell] = sizes[place]
        complete[cell] = grid.start(of: cohort + stage + 1) <= asof
      }
    }
  }
}
