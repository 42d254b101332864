import Diagnostics

/// A word, mark or value of a text, with the bytes it takes.
struct Token: Hashable, Sendable {
  /// What it is.
  var kind: Kind
  // Four bytes each: a long script has a token for every four bytes.
  private let start: UInt32
  private let end: UInt32

  /// Creates a token.
  init(kind: Kind, lower: Int, upper: Int) {
    self.kind = kind
    start = UInt32(truncatingIfNeeded: lower)
    end = UInt32(truncatingIfNeeded: upper)
  }

  /// Its first byte.
  var lower: Int { Int(start) }

  /// The byte after its last.
  var upper: Int { Int(end) }

  /// Where it stands.
  var range: SourceRange { SourceRange(lower, upper) }

  /// What a token can be; texts, names and periods are read from the bytes when they are needed.
  enum Kind: Hashable, Sendable {
    /// A name or a word that is not reserved.
    case name
    /// A name between backticks.
    case quotedName
    /// A reserved word.
    case word(ReservedWord)
    /// Any word with a colon behind it; the colon is no token of its own.
    case option
    /// `$name`.
    case parameter
    /// A text with its quotes.
    case text
    /// A whole number.
    case whole(Int64)
    /// A number with a point or an exponent.
    case decimal(Double)
    /// A percentage, as a fraction.
    case percent(Double)
    /// A day, month and so on.
    case period
    /// A mark.
    case symbol(Symbol)
    /// The end of a line.
    case lineEnd
    /// Bytes that make no token; an error has been reported.
    case invalid
    /// The end of the text.
    case end

    /// Whether it is a number of some sort.
    var isNumber: Bool {
      switch self {
      case .whole, .decimal, .percent: true
      default: false
      }
    }
  }

  /// Whether a line that ends with the token goes on in the next one.
  var goesOn: Bool {
    switch kind {
    case .symbol(let symbol): symbol.goesOn
    case .word(let word): word.goesOn
    default: false
    }
  }

  /// Whether a statement ends before the token.
  var endsStatement: Bool {
    switch kind {
    case .lineEnd, .end, .symbol(.semicolon): true
    default: false
    }
  }

  /// Whether it is a word as typed, reserved or not, without a colon.
  var isWord: Bool {
    switch kind {
    case .name, .word: true
    default: false
    }
  }

  /// Whether it is a number of some sort.
  var isNumber: Bool { kind.isNumber }
}
