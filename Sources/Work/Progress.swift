import Synchronization

/// Tells a listener how far a long run has come: after half a second, then ten times a second.
public final class Progress: Sendable {
  private struct State {
    var start: ContinuousClock.Instant
    var next: ContinuousClock.Instant
  }

  private let state: Mutex<State>
  private let now: @Sendable () -> ContinuousClock.Instant
  private let tell: (@Sendable (Double, String) -> Void)?

  /// Creates a progress that starts now; without a listener it costs nothing.
  public init(
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now },
    tell: (@Sendable (_ fraction: Double, _ words: String) -> Void)? = nil
  ) {
    self.now = now
    self.tell = tell
    let start = now()
    state = Mutex(State(start: start, next: start + .milliseconds(500)))
  }

  /// Says how much is done, 0 to 1, and of what; the words are made only when they are told.
  public func report(_ fraction: Double, _ words: @autoclosure () -> String) {
    guard let tell else { return }
    let moment = now()
    let isDue = state.withLock { state in
      guard moment >= state.next else { return false }
      state.next = moment + .milliseconds(100)
      return true
    }
    if isDue { tell(min(1, max(0, fraction)), words()) }
  }
}
