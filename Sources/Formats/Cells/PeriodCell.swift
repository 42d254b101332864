import Values

/// A cell read as a period: `2026-01`, `2026-Q1`, `2026-W05`.
struct PeriodCell {
  /// The first day.
  let start: CalendarDate
  /// Month, quarter or week.
  let grain: Grain

  /// Reads a cell without blanks around it, or nothing when it has no such shape.
  init?(_ cell: Span<UInt8>) {
    guard cell.count == 7 || cell.count == 8 else { return nil }
    var position = 0
    guard let year = cell.number(at: &position, digits: 4...4),
      cell.skip(UInt8(ascii: "-"), at: &position)
    else { return nil }
    switch cell[5] {
    case UInt8(ascii: "Q") where cell.count == 7:
      position += 1
      guard let quarter = cell.number(at: &position, digits: 1...1), (1...4).contains(quarter),
        let date = CalendarDate(year: year, month: quarter * 3 - 2, day: 1)
      else { return nil }
      (start, grain) = (date, .quarter)
    case UInt8(ascii: "W") where cell.count == 8:
      position += 1
      guard let week = cell.number(at: &position, digits: 2...2),
        let monday = CalendarDate.monday(ofWeek: week, year: year)
      else { return nil }
      (start, grain) = (monday, .week)
    default:
      guard cell.count == 7, let month = cell.number(at: &position, digits: 2...2),
        let date = CalendarDate(year: year, month: month, day: 1)
      else { return nil }
      (start, grain) = (date, .month)
    }
  }

  /// What kind of period it is.
  var cellClass: CellClass {
    switch grain {
    case .quarter: .quarterPeriod
    case .week: .weekPeriod
    default: .monthPeriod
    }
  }
}
