public import Bitmaps

/// Collects the rows of a column that have no value; costs nothing while there is none.
public struct MissingRows: Sendable {
  private var words: [UInt64] = []

  /// Starts with no row missing.
  public init() {}

  /// Says that a row has no value.
  public mutating func mark(_ row: Int) {
    let word = row / 64
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(row % 64)
  }

  /// The rows marked, of `count` rows, or nothing when there is none.
  ///
  /// - Complexity: O(*n* / 64).
  public func bitmap(count: Int) -> Bitmap? {
    guard !words.isEmpty else { return nil }
    let padding = max(0, (count + 63) / 64 - words.count)
    return Bitmap(words: words + [UInt64](repeating: 0, count: padding), count: count)
  }
}
