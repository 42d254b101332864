import Synchronization

/// A wish to end a run early, set by one thread and polled by the others.
public final class StopFlag: Sendable {
  private let flag = Atomic<Bool>(false)
  private let outside: @Sendable () -> Bool

  /// Creates a flag that is down; it also counts as set while `outside` says so.
  public init(outside: @escaping @Sendable () -> Bool = { false }) { self.outside = outside }

  /// Asks the run to end.
  public func stop() { flag.store(true, ordering: .relaxed) }

  /// Whether the run should end.
  public var isStopped: Bool { flag.load(ordering: .relaxed) || outside() }

  /// Ends the run when that was asked for.
  public func check() throws(Stopped) {
    if isStopped { throw Stopped() }
  }
}

/// A run was ended before its result was there, because someone asked for it.
public struct Stopped: Error, Hashable, Sendable {
  /// Creates the error.
  public init() {}
}
