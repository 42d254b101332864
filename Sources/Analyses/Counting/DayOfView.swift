import Diagnostics
import Values
import Work

extension Int32 {
  /// The day after the latest of some days; days that stand for no end do not count.
  static func dayAfter(_ days: some Sequence<Int32>) -> Int32 {
    var latest = Int32.min
    for day in days where day > latest && !CalendarDate(days: day).isNoEnd { latest = day }
    return latest == .min ? 0 : latest + 1
  }

  /// The day after the latest of the days at which there is a customer, whose number is not below 0.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  static func dayAfter(_ days: [Int32], of customers: [Int32], in work: WorkContext) -> Int32 {
    let parts = try? Work.overRanges(days.count, in: work) { range -> Int32 in
      var latest = Int32.min
      let (days, customers) = (days.span, customers.span)
      for row in range where customers[row] >= 0 && days[row] > latest {
        if !CalendarDate(days: days[row]).isNoEnd { latest = days[row] }
      }
      return latest
    }
    let latest = parts?.max() ?? .min
    return latest == .min ? 0 : latest + 1
  }
}

extension Diagnostic {
  /// Says that ends far in the future are taken as no end.
  static func endless(_ count: Int) -> [Diagnostic] {
    guard count > 0 else { return [] }
    let ends =
      count == 1 ? "1 end in 2099 or later counts" : "\(count.counted) ends in 2099 or later count"
    return [.note("\(ends) as no end: still there")]
  }

  /// Says at which day the rows are looked at, when only they tell, and whether an end moved it.
  static func dayOfView(
    _ asof: CalendarDate, isGiven: Bool, starts: some Sequence<Int32>
  ) -> [Diagnostic] {
    guard !isGiven else { return [] }
    guard let last = starts.max(), last + 1 < asof.days else {
      return [
        .note("asof is \(asof), the day after the latest of these rows; set asof DATE changes it")
      ]
    }
    return [
      .note(
        "asof is \(asof), the day after the latest end of these rows; no start is later than "
          + "\(CalendarDate(days: last)): if ends to come stand there, say the day with: set asof DATE"
      )
    ]
  }
}
