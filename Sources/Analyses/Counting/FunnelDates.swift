import Bitmaps
import Engine
import Language
import Tables
import Values

/// When each row reached the stages of a funnel.
struct FunnelDates: Sendable {
  /// The rows: first the columns asked for beside the stages.
  let result: EngineResult
  /// The first day that was not observed.
  let asof: CalendarDate

  private let stages: [Stage]
  /// The moment at which the day of view begins.
  private let end: Int64

  /// The days of a stage, and its moments when it has a time of day.
  private struct Stage {
    let days: [Int32]
    let missing: Bitmap?
    let moments: [Int64]?

    /// The last of the moments; those that stand for no end do not count.
    var latest: Int64? {
      guard let moments else { return nil }
      return moments.indices.lazy
        .filter { !(missing?[$0] ?? false) && !CalendarDate(days: days[$0]).isNoEnd }
        .map { moments[$0] }.max()
    }
  }

  /// Fetches the stages of a question.
  init(
    _ question: Question, _ items: [CheckedItem], beside columns: [NamedExpression]
  ) throws(AnalysisError) {
    var asked = columns
    for (place, item) in items.enumerated() {
      guard let date = item.expression else { continue }
      asked.append(NamedExpression("stage\(place)", date.day))
      if item.isMoment { asked.append(NamedExpression("moment\(place)", date)) }
    }
    if let day = question.asof, items.contains(where: \.isMoment) {
      let moment = CheckedExpression(.operation(.timestamp, [.day(day)]), ColumnType(.timestamp))
      asked.append(NamedExpression("end", moment))
    }
    let result = try question.projection(asked)
    let stages = items.indices.compactMap { place -> Stage? in
      guard let days = result.table.column("stage\(place)") else { return nil }
      return Stage(
        days: days.dayNumbers, missing: days.missing,
        moments: result.table.column("moment\(place)")?.momentNumbers)
    }
    let known = stages.flatMap { stage in
      stage.days.indices.lazy.filter { !(stage.missing?[$0] ?? false) }.map { stage.days[$0] }
    }
    asof = question.asof ?? CalendarDate(days: .dayAfter(known))
    // Without a day of view nothing lies after the last moment there is.
    let latest = stages.compactMap(\.latest).max()
    let start = Timestamp(startOf: asof).microseconds
    let ends = result.table.column("end").flatMap { $0.count > 0 ? $0.momentNumbers[0] : nil }
    end = ends ?? max(start, latest.map { $0 + 1 } ?? start)
    self.result = result
    self.stages = stages
  }

  /// Whether a row has a date of a stage.
  func isThere(_ row: Int, _ place: Int) -> Bool { !(stages[place].missing?[row] ?? false) }

  /// Whether it has one before the day of view.
  func isKnown(_ row: Int, _ place: Int) -> Bool {
    isThere(row, place) && stages[place].days[row] < asof.days
  }

  /// Whether it has a date of any stage after one.
  func isReachedAfter(_ row: Int, _ place: Int) -> Bool {
    stages.indices.dropFirst(place + 1).contains { isKnown(row, $0) }
  }

  /// Whether all the time after a stage in which the next counts has been observed.
  func isDecided(_ row: Int, _ place: Int, _ window: CalendarDuration) -> Bool {
    guard let moments = stages[place].moments, stages[place + 1].moments != nil else {
      return window.added(to: CalendarDate(days: stages[place].days[row])) <= asof
    }
    return window.added(to: Timestamp(microseconds: moments[row])).microseconds <= end
  }

  /// The days from a stage to the next of a row that has both, and whether the next came in time.
  func gap(_ row: Int, _ place: Int, _ window: CalendarDuration) -> (days: Double, isInTime: Bool) {
    let (from, to) = (stages[place], stages[place + 1])
    guard let starts = from.moments, let ends = to.moments else {
      let limit = window.added(to: CalendarDate(days: from.days[row])).days
      return (Double(to.days[row] - from.days[row]), to.days[row] < limit)
    }
    let limit = window.added(to: Timestamp(microseconds: starts[row])).microseconds
    let gap = Double(ends[row] - starts[row]) / Double(Timestamp.microsecondsPerDay)
    return (gap, ends[row] < limit)
  }
}

extension CheckedItem {
  /// Whether the item has a time of day.
  var isMoment: Bool { expression?.type.type == .timestamp }
}
