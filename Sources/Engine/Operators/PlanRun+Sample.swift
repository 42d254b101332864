import Bitmaps
import Language
import Statistics
public import Tables
import Values

extension PlanRun {
  /// Some rows, drawn by the hash of a key so that no row's place matters, in their old order.
  ///
  /// A count takes exactly so many rows, those with the least hashes; of rows with one key the
  /// earlier ones. A fraction takes each key with this chance.
  func sampled(_ frame: Frame, _ sample: Sample) throws(EngineError) -> Frame {
    let columns: [Column]
    if let key = sample.key {
      columns = [try evaluator.column(of: key, in: frame)]
    } else {
      columns = frame.fields.map { frame.column($0.name) }
    }
    let hashes = columns.hashes(rowCount: frame.rowCount, seed: sample.seed)
    try work.poll()
    switch sample.size {
    case .count(let count):
      guard count < frame.rowCount else { return frame }
      let rows = (0..<frame.rowCount).map(Int32.init)
      let order = RowOrder.radixSorted(rows, words: hashes, in: work)
      return frame.selecting(order.prefix(max(0, count)).sorted())
    case .fraction(let fraction):
      guard fraction < 1 else { return frame }
      // 2⁶⁴ times a fraction below 1 is a double below 2⁶⁴.
      let bound = fraction > 0 ? UInt64(fraction * 0x1p64) : 0
      return frame.selecting(hashes.indices.filter { hashes[$0] < bound }.map(Int32.init))
    }
  }
}

extension [Column] {
  /// A hash of the values of each row that depends on nothing but them and the seed.
  ///
  /// - Complexity: O(*n* × columns); a text of a dictionary is hashed once.
  public func hashes(rowCount: Int, seed: UInt64) -> [UInt64] {
    var hashes = [UInt64](repeating: seed, count: rowCount)
    for column in self {
      let words = column.stableWords
      for row in hashes.indices { hashes[row] = stableHash(words[row], seed: hashes[row]) }
      column.missing?.forEachSetBit { row in
        hashes[row] = stableHash(Column.missingWord, seed: hashes[row])
      }
    }
    return hashes
  }
}

extension Column {
  /// What is hashed in place of a missing value.
  fileprivate static let missingWord: UInt64 = 0x6D69_7373_696E_6721

  /// A word for each row that is the same wherever the value stands.
  fileprivate var stableWords: [UInt64] {
    switch self {
    case .truth(let column): return (0..<column.bits.count).map { column.bits[$0] ? 1 : 0 }
    case .whole(let column): return column.storage.wide.map { UInt64(bitPattern: $0) }
    case .decimal(let column): return column.values.map(KeyWords.word)
    case .date(let column): return column.days.map { UInt64(bitPattern: Int64($0)) }
    case .timestamp(let column): return column.values.map { UInt64(bitPattern: $0) }
    case .text(let column):
      let (codes, dictionary) = column.coded
      let words = (0..<dictionary.count).map { stableHash(dictionary.bytes(at: $0)) }
      return words.isEmpty
        ? [UInt64](repeating: 0, count: codes.count) : codes.wide.map { words[Int($0)] }
    }
  }
}
