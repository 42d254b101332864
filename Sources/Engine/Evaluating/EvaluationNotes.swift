import Diagnostics
import Synchronization
import Values

/// What formulae met on their way that a reader of the result should know.
final class EvaluationNotes: Sendable {
  private let zeroDivisions = Mutex(0)
  private let unwrittenTimes = Mutex(0)

  /// Creates an empty collection.
  init() {}

  /// Adds rows in which a formula divided by zero.
  func countZeroDivisions(_ count: Int) {
    zeroDivisions.withLock { $0 += count }
  }

  /// Adds rows in which a time would lie outside the years 1 to 9999.
  func countUnwrittenTimes(_ count: Int) {
    unwrittenTimes.withLock { $0 += count }
  }

  /// The notes.
  ///
  /// They name no place: a formula may stand in a definition whose text is not at hand.
  var diagnostics: [Diagnostic] {
    [
      note(zeroDivisions, one: "division by zero has", many: "divisions by zero have"),
      note(
        unwrittenTimes, one: "date lies outside the years 1 to 9999 and has",
        many: "dates lie outside the years 1 to 9999 and have"),
    ].compactMap(\.self)
  }

  private func note(_ rows: borrowing Mutex<Int>, one: String, many: String) -> Diagnostic? {
    let count = rows.withLock { $0 }
    guard count > 0 else { return nil }
    return .note("\(NumberText.grouped(count)) \(count == 1 ? one : many) no value")
  }
}
