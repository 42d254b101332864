import Bitmaps
import Tables

/// A word for each row: equal values have equal words, and words rise as the values do.
struct KeyWords {
  /// The words; zero where missing.
  let words: [UInt64]
  /// The rows without a value, or nothing.
  let missing: Bitmap?
  /// A bound that all words stay below, when it is a small one.
  let limit: Int?

  /// Finds the words of a column; texts are ranked by their UTF-8 bytes.
  ///
  /// - Complexity: O(*n* + *d* log *d*) for *d* distinct texts.
  init(_ column: Column) {
    missing = column.missing
    switch column {
    case .truth(let column):
      words = (0..<column.bits.count).map { column.bits[$0] ? 1 : 0 }
      limit = 2
    case .whole(let column):
      (words, limit) = Self.distances(column.storage.wide, missing: column.missing)
    case .decimal(let column):
      words = column.values.map(Self.word)
      limit = nil
    case .date(let column):
      (words, limit) = Self.distances(column.days.map(Int64.init), missing: column.missing)
    case .timestamp(let column):
      (words, limit) = Self.distances(column.values, missing: column.missing)
    case .text(let column):
      let (codes, dictionary) = column.trimmed
      limit = dictionary.count
      let ranks = dictionary.ranks
      // An empty dictionary has no text for the codes of missing rows to point at.
      words = ranks.isEmpty ? codes.wide.map(UInt64.init) : codes.wide.map { ranks[Int($0)] }
    }
  }

  /// The distances from the least number that is present.
  private static func distances(_ values: [Int64], missing: Bitmap?) -> ([UInt64], Int?) {
    var least = Int64.max
    var greatest = Int64.min
    if let missing {
      for row in values.indices where !missing[row] {
        least = min(least, values[row])
        greatest = max(greatest, values[row])
      }
    } else {
      for value in values {
        least = min(least, value)
        greatest = max(greatest, value)
      }
    }
    guard least <= greatest else { return ([UInt64](repeating: 0, count: values.count), 0) }
    let range = UInt64(bitPattern: greatest &- least)
    let words = values.map { UInt64(bitPattern: $0 &- least) }
    return (words, range < UInt64(Int32.max) ? Int(range) + 1 : nil)
  }

  /// The bits of a double turned so that they rise with it; both zeros are one, NaN comes last.
  static func word(_ value: Double) -> UInt64 {
    if value == 0 { return 1 << 63 }
    if value.isNaN { return .max }
    let bits = value.bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}
