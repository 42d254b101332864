import Values
import Work

/// How far each event lies behind its customer's start, and how far each customer was observed.
struct CohortStages: Sendable {
  /// For each event the number of periods since its customer began, below 0 before that.
  let ofEvents: [Int32]
  /// For each customer how many of their own stretches lie before `asof`; only for rolling ones.
  let horizons: [Int32]

  private static let day: Int64 = 86_400_000_000

  /// Places events; once a stop is asked for, the places mean nothing.
  ///
  /// - Complexity: O(*customers* + *events*).
  init(_ data: CohortData, grid: PeriodGrid, rule: CohortRule, in work: WorkContext) {
    guard rule == .rolling else {
      horizons = []
      ofEvents = CohortStages.periods(data, grid, work)
      return
    }
    let length = Int64(grid.rollingDays) * CohortStages.day
    horizons = data.starts.map { Int32(clamping: max(0, (data.end - $0) / length)) }
    ofEvents = CohortStages.stretches(data, of: length, work)
  }

  /// How many of so many periods a customer can be observed in.
  func limit(of customer: Int, _ width: Int) -> Int {
    horizons.isEmpty ? width : min(width, Int(horizons[customer]))
  }

  /// The stretches of the customers' own since they began.
  private static func stretches(
    _ data: CohortData, of length: Int64, _ work: WorkContext
  ) -> [Int32] {
    Work.array(data.days.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      for event in range {
        let customer = Int(data.customers[event])
        guard customer >= 0 else {
          output[event - range.lowerBound] = 0
          continue
        }
        let moment = data.isTimed ? data.moments[event] : Int64(data.days[event]) * day
        let gap = moment - data.starts[customer]
        output[event - range.lowerBound] = gap < 0 ? -1 : Int32(clamping: gap / length)
      }
    }
  }

  /// The periods of the calendar since the customers began.
  private static func periods(
    _ data: CohortData, _ grid: PeriodGrid, _ work: WorkContext
  ) -> [Int32] {
    let periods = grid.numbers(of: data.days, in: work)
    return Work.array(periods.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (customers, cohorts) = (data.customers.span, data.cohorts.span)
      for event in range {
        let customer = Int(customers[event])
        let cohort = customer < 0 ? .min : cohorts[customer]
        output[event - range.lowerBound] = cohort == .min ? 0 : periods[event] - cohort
      }
    }
  }
}
