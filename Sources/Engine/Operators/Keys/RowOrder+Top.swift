import Bitmaps
import Language
import Tables
import Work

extension RowOrder {
  /// The first rows of the whole order, without sorting the others.
  ///
  /// - Complexity: O(*n* × log *count*) for the first key and a sort of the rows that tie with it.
  static func first(
    _ count: Int, of rowCount: Int, by keys: [(column: Column, direction: SortDirection)],
    in work: WorkContext
  ) throws(EngineError) -> [Int32] {
    let all = (0..<rowCount).map(Int32.init)
    guard count > 0 else { return [] }
    // Sorting is as fast when a good part of the rows is asked for.
    guard let first = keys.first, count < rowCount / 8 else {
      return Array(try sorted(all, by: keys, in: work).prefix(count))
    }
    try work.poll()
    let candidates = contenders(count, KeyWords(first.column), first.direction) ?? all
    return Array(try sorted(candidates, by: keys, in: work).prefix(count))
  }

  /// The rows whose first key is among the `count` best, ties included, in their order; nothing
  /// when too few have one.
  private static func contenders(
    _ count: Int, _ key: KeyWords, _ direction: SortDirection
  ) -> [Int32]? {
    let flip: UInt64 = direction == .descending ? .max : 0
    guard let bound = bound(count, key, flip: flip) else { return nil }
    var rows: [Int32] = []
    for row in key.words.indices where key.words[row] ^ flip <= bound {
      if let missing = key.missing, missing[row] { continue }
      rows.append(Int32(row))
    }
    return rows
  }

  /// The greatest of the `count` least words that are present.
  private static func bound(_ count: Int, _ key: KeyWords, flip: UInt64) -> UInt64? {
    var best: [UInt64] = []
    for row in key.words.indices {
      if let missing = key.missing, missing[row] { continue }
      let word = key.words[row] ^ flip
      if best.count == count {
        guard word < best[0] else { continue }
        best[0] = word
        sink(&best)
      } else {
        best.append(word)
        if best.count == count { best.sort(by: >) }
      }
    }
    return best.count == count ? best.first : nil
  }

  /// Restores a heap, greatest first, whose first word was replaced by a lesser one.
  private static func sink(_ heap: inout [UInt64]) {
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { return }
      if child + 1 < heap.count, heap[child + 1] > heap[child] { child += 1 }
      guard heap[child] > heap[place] else { return }
      heap.swapAt(place, child)
      place = child
    }
  }
}
