extension CalendarDate {
  /// Whether the day stands for no end at all, such as 9999-12-31: one of the year 2099 or later.
  public var isNoEnd: Bool { days >= CalendarDate.firstNoEnd }

  /// The days from 1970-01-01 to 2099-01-01.
  private static let firstNoEnd: Int32 = 47_117
}
