/// What one cell looks like, before its column is given a type.
enum CellClass: Int, CaseIterable {
  /// Nothing at all.
  case empty
  /// Blanks only.
  case blank
  /// A word for a missing value.
  case marker
  /// A quoted cell that would be missing without its quotes.
  case quotedMarker
  /// `none`, missing among numbers and dates.
  case noneWord
  /// A whole number that keeps its digits.
  case whole
  /// A decimal number.
  case decimal
  /// A number with a percent sign.
  case percent
  /// A date with the year first.
  case isoDate
  /// A date with the year last that reads both as day-month and as month-day.
  case eitherDate
  /// A date with the year last whose day must come first.
  case dayDate
  /// A date with the year last whose month must come first.
  case monthDate
  /// A time stamp with the year first.
  case isoStamp
  /// A time stamp with the year last that reads both ways.
  case eitherStamp
  /// A time stamp with the year last whose day must come first.
  case dayStamp
  /// A time stamp with the year last whose month must come first.
  case monthStamp
  /// A month such as 2026-01.
  case monthPeriod
  /// A quarter such as 2026-Q1.
  case quarterPeriod
  /// A week such as 2026-W05.
  case weekPeriod
  /// A whole number with a plus, which may be a telephone number.
  case plusWhole
  /// A date whose year has two digits.
  case shortYearDate
  /// Any other text.
  case other

  /// Whether a column keeps such a cell as a text unless more is asked of it.
  var isText: Bool { self == .plusWhole || self == .shortYearDate || self == .other }
}
