/// Rows of comma-separated text as RFC 4180 writes them, with a line feed after each row.
struct CSVText: Sendable {
  /// The text so far, as UTF-8.
  private(set) var bytes: [UInt8] = []
  private var rowIsEmpty = true

  /// Adds a cell to the row under way.
  mutating func cell(_ text: String) {
    separate()
    guard text.utf8.contains(where: CSVText.needsQuotes) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(CSVText.quote)
    for byte in text.utf8 {
      if byte == CSVText.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(CSVText.quote)
  }

  /// Adds a whole number to the row under way.
  mutating func cell(_ number: Int) { cell(String(number)) }

  /// Adds an amount of money to the row under way.
  mutating func cell(_ money: Money) { cell(money.description) }

  /// Ends the row under way.
  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    rowIsEmpty = true
  }

  /// Adds a whole row.
  mutating func row(_ cells: [String]) {
    for text in cells { cell(text) }
    endRow()
  }

  /// Forgets the text so far, keeping its memory for more.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Puts a comma before every cell but the first of a row.
  private mutating func separate() {
    if !rowIsEmpty { bytes.append(UInt8(ascii: ",")) }
    rowIsEmpty = false
  }

  private static let quote = UInt8(ascii: "\"")

  /// Whether a byte makes quotes necessary around its cell.
  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), quote, UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
