/// A setting that a verb or command takes, `name: value`.
public struct OptionDeclaration: Sendable {
  /// The word before the colon.
  public var name: String
  /// What may stand after it.
  public var accepts: Accepts
  /// What holds when it is left out, as it would be typed; nothing when that is no value at all.
  public var standard: String?
  /// One sentence.
  public var summary: String

  /// Creates an option.
  public init(
    _ name: String, _ accepts: Accepts, standard: String? = nil, summary: String
  ) {
    self.name = name
    self.accepts = accepts
    self.standard = standard
    self.summary = summary
  }

  /// What may stand after the colon.
  public enum Accepts: Hashable, Sendable {
    /// One of some words.
    case word([String])
    /// A whole number within bounds, or one of some words.
    case whole(ClosedRange<Int>, or: [String])
    /// A number within bounds (percentages are fractions), or one of some words.
    case number(ClosedRange<Double>, or: [String])
    /// Some numbers: at least and at most so many.
    case numbers(ClosedRange<Int>)
    /// One text.
    case text
    /// One name of something outside the session, as a word or a text.
    case title
    /// Texts or words.
    case texts
    /// Columns of the table, or the word `all`.
    case columns
    /// A formula on a row given by a name: a column, a segment, a role.
    case name
    /// A length of time.
    case duration
    /// A day or a period.
    case period
  }
}
