import Diagnostics
import Synchronization
import Values

/// What formulae met on their way that a reader of the result should know.
final class EvaluationNotes: Sendable {
  private let zeroDivisions = Mutex(0)

  /// Creates an empty collection.
  init() {}

  /// Adds rows in which a formula divided by zero.
  func countZeroDivisions(_ count: Int) {
    zeroDivisions.withLock { $0 += count }
  }

  /// The notes.
  ///
  /// They name no place: a formula may stand in a definition whose text is not at hand.
  var diagnostics: [Diagnostic] {
    let count = zeroDivisions.withLock { $0 }
    guard count > 0 else { return [] }
    return [
      .note(
        count == 1
          ? "1 division by zero has no value"
          : "\(NumberText.grouped(count)) divisions by zero have no value")
    ]
  }
}
