import Language
import Values
import Work

/// The calendar cut into periods of one grain, each with a number.
struct PeriodGrid: Hashable, Sendable {
  /// The length of the periods.
  let grain: Grain
  /// The first day of weeks, Monday being 1.
  let firstWeekday: Int

  /// Cuts the calendar.
  init(_ grain: Grain, firstWeekday: Int = 1) {
    self.grain = grain
    self.firstWeekday = firstWeekday
  }

  /// The periods that the clause `per` and the option `week` name; months without them.
  init(_ step: CheckedStep) {
    var grain = Grain.month
    if case .word(let word)? = step.clauses[.per]?.first?.content {
      grain = Grain(word: word) ?? .month
    }
    let days = ["monday": 1, "saturday": 6, "sunday": 7]
    self.init(grain, firstWeekday: step.word("week").flatMap { days[$0] } ?? 1)
  }

  /// The number of the period that holds a day; consecutive periods have consecutive numbers.
  func number(of day: Int32) -> Int {
    switch grain {
    case .week:
      // 1970-01-01 was a Thursday, so that the Monday before it is day -3.
      return PeriodGrid.floored(Int(day) + 3 - (firstWeekday - 1), by: 7)
    case .month, .quarter, .year:
      let (year, month, _) = CalendarDate(days: day).parts
      return PeriodGrid.floored(year * 12 + month - 1, by: grain.months ?? 1)
    default: return Int(day)
    }
  }

  /// The first day of a period.
  func start(of number: Int) -> Int32 {
    switch grain {
    case .week: return Int32(number * 7 - 3 + (firstWeekday - 1))
    case .month, .quarter, .year:
      let epoch = CalendarDate(days: 0)
      return epoch.adding(months: number * (grain.months ?? 1) - 1970 * 12).days
    default: return Int32(number)
    }
  }

  /// The first day of a period as a value of a result.
  func date(of number: Int) -> Value { .date(CalendarDate(days: start(of: number))) }

  /// The period in words, such as `2026-01`; a week that begins on another day by its first day.
  func text(of number: Int) -> String {
    let date = CalendarDate(days: start(of: number))
    return type.grain?.text(of: date) ?? date.description
  }

  /// The type of a column of periods: weeks from another day than Monday have no ISO number.
  var type: ColumnType {
    ColumnType(.date, grain: grain == .week && firstWeekday != 1 ? nil : grain)
  }

  /// The days of a stretch that is counted from each customer's own start.
  var rollingDays: Int {
    switch grain {
    case .week: 7
    case .month: 30
    case .quarter: 90
    case .year: 365
    default: 1
    }
  }

  /// The number of the period of each day, looked up instead of computed for many days.
  ///
  /// - Complexity: O(*n* + days between the least and the greatest).
  func numbers(of days: [Int32], in work: WorkContext) -> [Int32] {
    guard let least = days.min(), let greatest = days.max() else { return [] }
    guard Int(greatest) - Int(least) < 200_000 else {
      return Work.array(days.count, in: work) { (range, output: inout MutableSpan<Int32>) in
        for row in range { output[row - range.lowerBound] = Int32(number(of: days[row])) }
      }
    }
    let table = (least...greatest).map { Int32(number(of: $0)) }
    return Work.array(days.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (days, table) = (days.span, table.span)
      for row in range { output[row - range.lowerBound] = table[Int(days[row] - least)] }
    }
  }

  private static func floored(_ number: Int, by length: Int) -> Int {
    number >= 0 ? number / length : (number - length + 1) / length
  }
}

extension ClauseDeclaration {
  /// The clause `per` with the length of the periods.
  static let period = ClauseDeclaration(
    .per,
    SlotDeclaration(
      .word, [Argument("period", .word(["day", "week", "month", "quarter", "year"]))]),
    summary: "The length of the periods; months when left out.")
}

extension OptionDeclaration {
  /// The first day of weeks.
  static let week = OptionDeclaration(
    "week", .word(["monday", "sunday", "saturday"]), standard: "monday",
    summary: "The day on which weeks begin; ISO weeks begin on Monday.")
}
