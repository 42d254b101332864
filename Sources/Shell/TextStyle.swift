/// The role of a stretch of text on screen, which decides its look.
public enum TextStyle: Equatable, Sendable {
  case plain
  case prompt
  case verb
  case keyword
  case name
  case text
  case number
  case comment
  case error
  case faint

  /// The escape sequence that starts the look, from no look.
  var sequence: String {
    switch self {
    case .plain: ""
    case .prompt, .verb: "\u{1B}[1;34m"
    case .keyword: "\u{1B}[35m"
    case .name: "\u{1B}[36m"
    case .text: "\u{1B}[32m"
    case .number: "\u{1B}[33m"
    case .comment, .faint: "\u{1B}[2m"
    case .error: "\u{1B}[31m"
    }
  }
}

/// A stretch of a line, in UTF-8 bytes, with its look.
public struct StyledRange: Equatable, Sendable {
  /// Where the stretch lies.
  public let range: Range<Int>
  /// How it looks.
  public let style: TextStyle

  /// Creates a styled stretch.
  public init(_ range: Range<Int>, _ style: TextStyle) {
    self.range = range
    self.style = style
  }
}
