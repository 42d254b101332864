/// What every long run is handed: how many threads, when to stop, whom to tell.
public struct WorkContext: Sendable {
  /// The number of threads, at least one.
  public let threads: Int
  /// The wish to end early.
  public let stop: StopFlag
  /// The listener to progress.
  public let progress: Progress
  /// How much memory results may take; what would not fit is refused before it starts.
  public var memory = MemoryBudget.unlimited

  /// Creates a context; by default it uses every core and tells nobody.
  public init(
    threads: Int = Work.coreCount, stop: StopFlag = StopFlag(), progress: Progress = Progress()
  ) {
    self.threads = max(1, threads)
    self.stop = stop
    self.progress = progress
  }
}
