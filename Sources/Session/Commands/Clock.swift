import Glibc
import Values

/// The clock of the machine, asked only when a person says `today`.
enum Clock {
  /// The day it is now, in UTC.
  static var today: CalendarDate {
    CalendarDate(days: Int32(clamping: time(nil) / 86_400))
  }
}
