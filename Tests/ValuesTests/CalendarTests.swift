import Foundation
import TestSupport
import Testing
import Values

/// Days, weeks, months and periods of the calendar.
struct CalendarTests {
  @Test func `days are counted from 1970 in both directions`() {
    let days: [(Int32, String)] = [
      (0, "1970-01-01"), (-1, "1969-12-31"), (-25_567, "1900-01-01"), (-719_162, "0001-01-01"),
      (-719_163, "0000-12-31"), (-719_529, "-0001-12-31"), (11_016, "2000-02-29"),
      (11_017, "2000-03-01"), (20_484, "2026-01-31"), (2_932_896, "9999-12-31"),
    ]
    #expect(days.map { CalendarDate(days: $0.0).description } == days.map(\.1))
    let back = days.filter { !$0.1.hasPrefix("-") }.map {
      CalendarDate(isoBytes: Array($0.1.utf8)[...])
    }
    #expect(back == days.filter { !$0.1.hasPrefix("-") }.map { CalendarDate(days: $0.0) })
  }

  @Test func `every day of eight centuries follows the one before it`() {
    var day = CalendarDate(year: 1600, month: 1, day: 1)
    let broken = (1600..<2400).flatMap { year in
      (1...12).flatMap { month in
        (1...CalendarDate.length(ofMonth: month, year: year)).compactMap { number -> String? in
          defer { day = day?.adding(days: 1) }
          let parts = day?.parts ?? (0, 0, 0)
          return parts == (year, month, number) ? nil : "\(year)-\(month)-\(number): \(parts)"
        }
      }
    }
    #expect(broken.prefix(3) == [])
  }

  @Test func `leap years are those of Gregory, and other days do not exist`() {
    #expect(
      [1900, 2000, 2023, 2024, 2100].map(CalendarDate.isLeap) == [false, true, false, true, false])
    let none = [
      (1900, 2, 29), (2023, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
    ]
    #expect(none.compactMap { CalendarDate(year: $0.0, month: $0.1, day: $0.2) } == [])
  }

  @Test func `months are added with their ends clamped`() {
    let cases = [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-03-31", -1, "2024-02-29"),
      ("2026-01-15", -13, "2024-12-15"), ("1969-12-31", 2, "1970-02-28"),
    ]
    #expect(cases.map { date($0.0).adding(months: $0.1).description } == cases.map(\.2))
  }

  @Test func `weeks are those of ISO 8601`() {
    let cases = [
      ("1969-12-28", "1969-W52"), ("1969-12-29", "1970-W01"), ("1970-01-01", "1970-W01"),
      ("1999-12-31", "1999-W52"), ("2000-01-02", "1999-W52"), ("2004-12-31", "2004-W53"),
      ("2008-12-29", "2009-W01"), ("2010-01-03", "2009-W53"), ("2010-01-04", "2010-W01"),
    ]
    #expect(cases.map { Period(.week, holding: date($0.0)).description } == cases.map(\.1))
    #expect(CalendarDate.monday(ofWeek: 53, year: 2021) == nil)
    #expect(CalendarDate.monday(ofWeek: 53, year: 2020)?.description == "2020-12-28")
  }

  @Test func `weeks and months agree with the reference calendar`() throws {
    let folder = "oracles/metrics/expected/"
    guard let weeks = Reference.path(folder + "calendar_weeks.csv"),
      let months = Reference.path(folder + "month_arithmetic.csv")
    else { return }
    let wrongWeeks = try rows(weeks).filter { row in
      let day = date(row[0])
      let (year, week) = day.isoWeek
      let quarter = Grain.quarter.text(of: day).last.map(String.init)
      return [year, week, day.weekday].map(String.init) != Array(row[1...3])
        || day.startOfWeek.description != row[4] || quarter != row[7]
    }
    let wrongMonths = try rows(months).filter { row in
      let (start, end) = (date(row[0]), date(row[1]))
      let whole = (0...240).last { start.adding(months: $0) <= end } ?? -1
      return [whole, Int(end.days - start.days)].map(String.init) != Array(row[2...3])
    }
    #expect(wrongWeeks == [] && wrongMonths == [])
  }

  @Test func `periods are read exactly and are half open`() {
    let cases = [
      ("2026-01", "2026-01-01 2026-02-01"), ("2026-Q1", "2026-01-01 2026-04-01"),
      ("2026-q4", "2026-10-01 2027-01-01"), ("2026-W01", "2025-12-29 2026-01-05"),
      ("2026-W53", "2026-12-28 2027-01-04"), ("2026-12-31", "2026-12-31 2027-01-01"),
      ("2026-01-31T10:20", "2026-01-31 2026-02-01"),
      ("2025-W53", "none"), ("2026-13", "none"), ("2026-Q5", "none"), ("2026-02-30", "none"),
      ("2026-1", "none"), ("26-01-01", "none"), ("2026-01-31T24:00", "none"), ("2026", "none"),
      ("2026-01-01x", "none"), ("", "none"),
    ]
    let read = cases.map { text, _ in
      Period(text).map { "\($0.startDate) \($0.endDate)" } ?? "none"
    }
    #expect(read == cases.map(\.1))
    let moved = [("2026-01-31", 1, Grain.month), ("2026-Q1", -1, .quarter), ("2024-02", 1, .year)]
      .map { Period($0.0)?.shifted(by: CalendarDuration($0.1, $0.2)).description }
    #expect(moved == ["2026-02-28", "2025-Q4", "2025-02"])
  }

  @Test func `moments before 1970 have a day and a time too`() {
    let moments: [(Int64, String)] = [
      (0, "1970-01-01T00:00:00"), (-1, "1969-12-31T23:59:59.999999"),
      (-86_400_000_000, "1969-12-31T00:00:00"), (1_500_000, "1970-01-01T00:00:01.5"),
    ]
    #expect(moments.map { Timestamp(microseconds: $0.0).description } == moments.map(\.1))
  }

  private func date(_ text: String) -> CalendarDate {
    CalendarDate(isoBytes: Array(text.utf8)[...]) ?? CalendarDate(days: .min)
  }

  private func rows(_ path: String) throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",").map(String.init) }
  }
}
