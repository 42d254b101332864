public import Diagnostics

/// Why a file gave no table.
public enum LoadFailure: Error, Hashable, Sendable {
  /// Something a person can mend.
  case refused(Diagnostic)
  /// Someone asked to stop.
  case stopped

  /// What to show, or nothing after a stop.
  public var diagnostic: Diagnostic? {
    if case .refused(let diagnostic) = self { diagnostic } else { nil }
  }
}
