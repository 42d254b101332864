/// How CSV and TSV are written beyond their delimiter.
public struct DelimitedStyle: Sendable, Hashable {
  /// What stands between cells.
  public var delimiter: UInt8
  /// Whether the file starts with a byte order mark, by which Excel knows UTF-8.
  public var hasMark = false
  /// Whether texts that a spreadsheet would run as formulae get an apostrophe in front.
  public var guardsFormulae = false

  /// Creates the plain style of a delimiter.
  public init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }
}

/// Texts that a spreadsheet takes for formulae when it opens a CSV file.
///
/// Source: OWASP, CSV Injection: `=`, `+`, `-`, `@`, tab and carriage return at the beginning.
enum Formula {
  private static let starts: Set<UInt8> = Set("=+-@\t\r".utf8)

  /// Whether a text is one; its guard is an apostrophe in front.
  static func isFormula(_ text: ArraySlice<UInt8>) -> Bool {
    text.first.map(starts.contains) ?? false
  }
}
