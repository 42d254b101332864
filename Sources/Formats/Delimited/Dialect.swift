/// How a delimited file is written.
struct Dialect: Sendable {
  /// What stands between fields.
  var delimiter = UInt8(ascii: ",")
  /// What encloses fields, if anything does.
  var quote: UInt8? = UInt8(ascii: "\"")
  /// What makes a quote behind it an ordinary character, if anything does.
  var escape: UInt8?
  /// Whether cells are guarded as formulas of texts: `="007"`.
  var hasGuards = false
  /// Whether the first record holds names.
  var hasHeader = true
  /// The names of the columns.
  var names: [String] = []
  /// The first byte of the first row.
  var dataStart = 0
  /// The line of the first row.
  var dataLine = 1
  /// The byte after the last that matters: blank lines at the end are left out.
  var dataEnd = 0
  /// Whether the file quotes without need, so that quotes say nothing.
  var quotesAreHabit = false
  /// What was found and why.
  var evidence: [String] = []
  /// Changes of names and the like.
  var notes: [String] = []

  /// The scanner of the dialect.
  var scanner: RecordScanner {
    RecordScanner(delimiter: delimiter, quote: quote, escape: escape)
  }

  /// Whether records can be split without care for single characters: quotes are doubled, and
  /// nothing else hides a delimiter.
  var isPlain: Bool { escape == nil && !hasGuards && quote != UInt8(ascii: "'") }

  /// The word for a delimiter.
  static func word(for delimiter: UInt8) -> String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case 0x09: "tab"
    case UInt8(ascii: "|"): "bar"
    case UInt8(ascii: " "): "blank"
    default: "`\(Unicode.Scalar(delimiter))`"
    }
  }
}
