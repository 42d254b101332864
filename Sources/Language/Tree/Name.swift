public import Diagnostics

/// A name or word as it was typed.
public struct Name: Hashable, Sendable {
  /// The name, without backticks.
  public let text: String
  /// Where it stands.
  public let range: SourceRange
  /// Whether it stood between backticks, which makes it a name and never a word of the language.
  public let isQuoted: Bool

  /// Creates a name.
  public init(_ text: String, range: SourceRange, isQuoted: Bool = false) {
    self.text = text
    self.range = range
    self.isQuoted = isQuoted
  }
}
