import Synchronization

/// Tells a listener how far a long run has come: after half a second, then ten times a second.
public final class Progress: Sendable {
  private struct State {
    var start: ContinuousClock.Instant
    var next: ContinuousClock.Instant
    /// What was reported last, told again while nothing new is reported.
    var last: (fraction: Double, words: String)?
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

  /// Says how much is done, 0 to 1, and of what.
  public func report(_ fraction: Double, _ words: @autoclosure () -> String) {
    guard tell != nil else { return }
    let said = (min(1, max(0, fraction)), words())
    state.withLock { $0.last = said }
    tellAgain()
  }

  /// Tells what was reported last when it is time to; long work calls it again and again.
  func tellAgain() {
    guard let tell else { return }
    let moment = now()
    let due = state.withLock { state -> (fraction: Double, words: String)? in
      guard moment >= state.next, let last = state.last else { return nil }
      state.next = moment + .milliseconds(100)
      return last
    }
    if let due { tell(due.fraction, due.words) }
  }
}
