import Work

extension WorkContext {
  /// Ends the run when someone asked for it.
  func poll() throws(EngineError) {
    if stop.isStopped { throw EngineError(.stopped) }
  }
}
