import Synchronization
import Values

/// The latest days of columns, so that `asof` need not read every row again for each statement.
final class LatestDates: Sendable {
  /// A column of a stored table.
  struct Place: Hashable {
    /// The table.
    let table: String
    /// The column.
    let column: String
  }

  private let known = Mutex<[Place: CalendarDate?]>([:])

  /// The latest day of a column, found once.
  func date(at place: Place, finding: () -> CalendarDate?) -> CalendarDate? {
    if let found = known.withLock({ $0[place] }) { return found }
    let found = finding()
    known.withLock { $0[place] = found }
    return found
  }
}
