/// The texts that stand for a missing value.
struct MissingMarkers: Sendable {
  private let words: [[UInt8]]
  private let longest: Int

  /// The usual markers: empty, blanks, NA, N/A, n/a, null, NULL, NaN.
  static let usual = MissingMarkers()

  /// The usual markers and some more.
  init(adding more: [String] = []) {
    words = (["NA", "N/A", "n/a", "null", "NULL", "NaN"] + more).map { Array($0.utf8) }
    longest = words.map(\.count).max() ?? 0
  }

  /// The bytes that markers begin with.
  var firstBytes: [UInt8] { words.compactMap(\.first) }

  /// Whether a cell stands for a missing value.
  func contains(_ cell: Span<UInt8>) -> Bool { cellClass(of: cell) != nil }

  /// Which kind of missing value a cell stands for, or nothing when it holds a value.
  func cellClass(of cell: Span<UInt8>) -> CellClass? {
    if cell.isEmpty { return .empty }
    let range = cell.trimmedRange
    if range.isEmpty { return .blank }
    guard range.count <= longest else { return nil }
    for word in words where word.count == range.count {
      if cell.matches(word, at: range.lowerBound) { return .marker }
    }
    return nil
  }

  /// Whether a cell is `none` or `None`, which is missing among numbers and dates.
  static func isNone(_ cell: Span<UInt8>) -> Bool {
    guard cell.count == 4 else { return false }
    let first = cell[0]
    return (first == UInt8(ascii: "n") || first == UInt8(ascii: "N"))
      && cell[1] == UInt8(ascii: "o") && cell[2] == UInt8(ascii: "n")
      && cell[3] == UInt8(ascii: "e")
  }
}

extension Span<UInt8> {
  /// The stretch without blanks and tabs at both ends.
  var trimmedRange: Range<Int> {
    var lower = 0
    var upper = count
    while lower < upper, isBlank(self[lower]) { lower += 1 }
    while upper > lower, isBlank(self[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// Whether some bytes stand at a place.
  func matches(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start + bytes.count <= count else { return false }
    for index in bytes.indices where self[start + index] != bytes[index] { return false }
    return true
  }

  /// A copy of the bytes.
  var copied: [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    for index in indices { copy.append(self[index]) }
    return copy
  }

  /// The text, with bytes that are no UTF-8 shown as such.
  var text: String { String(decoding: copied, as: UTF8.self) }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
