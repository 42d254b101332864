import Work

extension WorkContext {
  /// Ends the run when someone asked for it.
  func poll() throws(EngineError) {
    if stop.isStopped { throw EngineError(.stopped) }
  }

  /// What a body gives for consecutive pieces of `0..<count`, in order.
  ///
  /// - Complexity: O(*n*) calls of `body` in all, shared among the threads.
  func parts<Part: Sendable>(
    _ count: Int, piece: Int = Work.usualPiece,
    _ body: @Sendable (Range<Int>) throws(EngineError) -> Part
  ) throws(EngineError) -> [Part] {
    do throws(WorkFailure<EngineError>) {
      return try Work.overRanges(count, piece: piece, in: self, body)
    } catch {
      switch error {
      case .stopped: throw EngineError(.stopped)
      case .failed(let error): throw error
      }
    }
  }
}
