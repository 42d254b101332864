import Tables
import Values

/// The cells of one column of a file that says of each cell what it is: a database, a workbook.
struct TypedCells: Sendable {
  /// What a cell is.
  enum Kind: UInt8, CaseIterable, Sendable {
    /// Nothing.
    case missing
    /// A whole number.
    case whole
    /// A decimal number.
    case decimal
    /// A number that is shown with a percent sign.
    case share
    /// True or false.
    case truth
    /// A day, as days since 1970-01-01.
    case date
    /// A moment, as microseconds since 1970-01-01.
    case timestamp
    /// A text.
    case text
    /// Something that no column can hold; it becomes missing.
    case unreadable
  }

  /// What each cell is.
  private(set) var kinds: [Kind] = []
  /// How many cells are of each kind.
  private(set) var counts = [Int](repeating: 0, count: Kind.allCases.count)
  /// Whether a whole number has more digits than a decimal number keeps.
  private(set) var hasLongWholes = false
  /// Whether all whole numbers are 0 or 1.
  private(set) var wholesAreBits = true
  /// The cells that no column can hold, each as it stands there and why; the first thousand.
  private(set) var unreadable: [(row: Int, text: String, reason: String)] = []
  /// The bits of cells that are no texts; shorter than the rows when none follows.
  private var words: [UInt64] = []
  /// The texts; shorter than the rows when none follows.
  private var texts = TextBuilder()

  /// The most unreadable cells that are told one by one.
  static let toldLimit = 1000
  private static let exact: ClosedRange<Int64> = -(1 << 53)...(1 << 53)

  /// The number of rows.
  var rowCount: Int { kinds.count }

  /// How many cells are of some kinds.
  func count(_ kinds: Kind...) -> Int { kinds.reduce(0) { $0 + counts[Int($1.rawValue)] } }

  /// Adds a cell without a value.
  mutating func appendMissing() { append(.missing) }

  /// Adds cells without a value until there are as many as rows.
  mutating func pad(to rows: Int) {
    while kinds.count < rows { appendMissing() }
  }

  /// Adds a whole number.
  mutating func append(whole number: Int64) {
    if !TypedCells.exact.contains(number) { hasLongWholes = true }
    if number != 0, number != 1 { wholesAreBits = false }
    append(.whole, UInt64(bitPattern: number))
  }

  /// Adds a decimal number.
  mutating func append(decimal number: Double) { append(.decimal, number.bitPattern) }

  /// Adds a number that is shown with a percent sign.
  mutating func append(share number: Double) { append(.share, number.bitPattern) }

  /// Adds true or false.
  mutating func append(truth: Bool) { append(.truth, truth ? 1 : 0) }

  /// Adds a day.
  mutating func append(date: CalendarDate) { append(.date, UInt64(bitPattern: Int64(date.days))) }

  /// Adds a moment.
  mutating func append(timestamp: Timestamp) {
    append(.timestamp, UInt64(bitPattern: timestamp.microseconds))
  }

  /// Adds a text.
  mutating func append(text: Span<UInt8>) {
    while texts.count < kinds.count { texts.appendMissing() }
    texts.append(text)
    append(.text)
  }

  /// Adds something that no column can hold.
  mutating func append(unreadable text: String, reason: String) {
    if unreadable.count < TypedCells.toldLimit { unreadable.append((rowCount, text, reason)) }
    append(.unreadable)
  }

  private mutating func append(_ kind: Kind, _ word: UInt64) {
    while words.count < kinds.count { words.append(0) }
    words.append(word)
    append(kind)
  }

  private mutating func append(_ kind: Kind) {
    kinds.append(kind)
    counts[Int(kind.rawValue)] += 1
  }

  /// The bits of a cell that is no text.
  func word(_ row: Int) -> UInt64 { row < words.count ? words[row] : 0 }

  /// The texts as a column, missing where a cell is no text.
  ///
  /// - Complexity: O(*n*).
  func textColumn() -> TextColumn {
    var texts = texts
    while texts.count < kinds.count { texts.appendMissing() }
    return texts.build()
  }
}
