import Diagnostics
import Synchronization

/// What formulae met on their way that a reader of the result should know.
final class EvaluationNotes: Sendable {
  private let zeroDivisions = Mutex<[SourceRange?: Int]>([:])

  /// Creates an empty collection.
  init() {}

  /// Adds rows in which a formula divided by zero.
  func countZeroDivisions(_ count: Int, at range: SourceRange?) {
    guard count > 0 else { return }
    zeroDivisions.withLock { $0[range, default: 0] += count }
  }

  /// The notes, in the order of their places in the source.
  var diagnostics: [Diagnostic] {
    let counts = zeroDivisions.withLock { $0 }
    let ordered = counts.sorted { ($0.key?.lower ?? -1) < ($1.key?.lower ?? -1) }
    return ordered.map { range, count in
      var note = Diagnostic.note(
        count == 1
          ? "1 division by zero has no value" : "\(count) divisions by zero have no value")
      note.range = range
      return note
    }
  }
}
