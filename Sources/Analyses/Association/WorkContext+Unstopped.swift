import Work

extension WorkContext {
  /// Runs what is wanted though someone asked to stop: it is so little that it is there at once.
  func unstopped<Result>(_ run: (WorkContext) throws(Stopped) -> Result) -> Result {
    do throws(Stopped) {
      return try run(WorkContext(threads: threads))
    } catch {
      preconditionFailure("Nobody can set a flag that nobody knows")
    }
  }
}
