import CStreams

/// How the allocator treats memory while files are loaded and after.
enum LoadingMemory {
  private static let threshold: Int32 = 4 << 20
  private static let greatestThreshold: Int32 = 32 << 20

  /// Gives back what small arrays left behind that were let go of.
  ///
  /// - Complexity: O(free stretches); some milliseconds after millions of rows.
  static func giveBack() { cstreams_give_back_unused() }

  /// Runs a load so that each column it lets go of goes back to the system at once, while the arrays of
  /// chunks, which are smaller, are used again for the next chunk; afterwards large arrays are kept for
  /// the next question.
  static func whileLoading<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    cstreams_give_back_from(threshold)
    defer {
      cstreams_give_back_from(greatestThreshold)
      giveBack()
    }
    return try body()
  }
}
