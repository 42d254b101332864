/// A stretch of a source text, in UTF-8 bytes from its beginning.
public struct SourceRange: Hashable, Sendable {
  /// The first byte.
  public let lower: Int
  /// The byte after the last.
  public let upper: Int

  /// Creates a stretch; `upper` is never below `lower`.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The stretch from the beginning of this one to the end of another.
  public func through(_ other: SourceRange) -> SourceRange { SourceRange(lower, other.upper) }
}
