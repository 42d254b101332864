import CStreams
import Glibc
import Synchronization
import Values

/// One line on the terminal that says what runs and for how long; it is drawn anew in place, and
/// erased before anything else is written.
///
/// It shows itself after half a second of any statement, with the fraction where the work tells it.
final class ProgressLine: Sendable {
  private struct State {
    /// When the work began, while it runs.
    var start: ContinuousClock.Instant?
    var words = ""
    var fraction: Double?
    var isDrawn = false
    /// Which work it is, so that the ticker of an earlier one ends.
    var number = 0
  }

  private let state = Mutex(State())
  private let write: @Sendable (String) -> Void
  private let width: @Sendable () -> Int

  /// How long work runs before the line shows itself, and between two drawings of it.
  private static let delay = Duration.milliseconds(500)
  private static let step = Duration.milliseconds(100)

  /// Creates a line that is written to a terminal of a width.
  init(width: @escaping @Sendable () -> Int, write: @escaping @Sendable (String) -> Void) {
    self.width = width
    self.write = write
  }

  /// Begins to watch over work.
  func begin() {
    let number = state.withLock { state in
      erase(&state)
      state.number += 1
      (state.start, state.words, state.fraction) = (.now, "", nil)
      return state.number
    }
    Task.detached(priority: .high) { [self] in
      try? await Task.sleep(for: ProgressLine.delay)
      while tick(number) { try? await Task.sleep(for: ProgressLine.step) }
    }
  }

  /// Takes in how far the work has come; the ticker draws it.
  func tell(_ fraction: Double, _ words: String) {
    state.withLock { ($0.fraction, $0.words) = (fraction, words) }
  }

  /// Erases the line, as something else is to be written; it may come again while the work goes on.
  func clear() {
    state.withLock { erase(&$0) }
  }

  /// Ends: the work is done.
  func end() {
    state.withLock { state in
      erase(&state)
      state.start = nil
    }
  }

  /// Draws the line; says whether the work still runs.
  private func tick(_ number: Int) -> Bool {
    state.withLock { state in
      guard state.number == number, let start = state.start else { return false }
      let seconds = Int((ContinuousClock.now - start).components.seconds)
      let share = state.fraction.map { "\(Int($0 * 100))%" }
      let parts = [state.words.isEmpty ? "working" : state.words.visible, share, "\(seconds) s"]
      let text = parts.compactMap { $0 }.joined(separator: " · ")
      // One cell stays free, so that no terminal breaks the line.
      write("\r" + text.prefix(fitting: max(10, width() - 1)) + "\u{1B}[K")
      state.isDrawn = true
      return true
    }
  }

  private func erase(_ state: inout State) {
    if state.isDrawn { write("\r\u{1B}[K") }
    state.isDrawn = false
  }
}

extension ProgressLine {
  /// The line on the terminal behind standard error.
  static var standard: ProgressLine {
    ProgressLine(
      width: {
        let columns = Int(cstreams_columns(STDERR_FILENO))
        return columns > 0 ? columns : 80
      }, write: { Console.complain($0) })
  }
}
