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
    guard count > 0 else { return [] }
    try work.poll()
    // Sorting is as fast when a good part of the rows is asked for.
    guard let first = keys.first, count < min(rowCount / 8, mostSought),
      let rows = contenders(count, OrderWords(first.column, in: work), first.direction, in: work)
    else {
      return Array(
        try sorted((0..<rowCount).map(Int32.init), by: keys, in: work).prefix(count))
    }
    try work.poll()
    // Of the other keys only the values of these rows are looked at.
    let few = keys.map { ($0.column.gathered(at: rows), $0.direction) }
    let order = try sorted((0..<rows.count).map(Int32.init), by: few, in: work)
    return order.prefix(count).map { rows[Int($0)] }
  }

  /// The most rows that are worth a heap in every piece.
  private static let mostSought = 4_096

  /// The rows whose first key is among the `count` best, ties included, in their order; nothing
  /// when too few have one.
  private static func contenders(
    _ count: Int, _ key: OrderWords, _ direction: SortDirection, in work: WorkContext
  ) -> [Int32]? {
    let flip: UInt64 = direction == .descending ? .max : 0
    let best = try? Work.overRanges(key.rowCount, in: work) { range in
      least(count, key, range, flip: flip)
    }
    let all = (best ?? []).flatMap { $0 }.sorted()
    guard all.count >= count else { return nil }
    let bound = all[count - 1]
    let parts = try? Work.overRanges(key.rowCount, in: work) { range in
      rows(key, range, upTo: bound, flip: flip)
    }
    return (parts ?? []).flatMap { $0 }
  }

  /// The rows of a stretch whose words are present and not above a bound.
  private static func rows(
    _ key: OrderWords, _ range: Range<Int>, upTo bound: UInt64, flip: UInt64
  ) -> [Int32] {
    let words = key.words(range)
    var rows: [Int32] = []
    for place in words.indices where words[place] ^ flip <= bound {
      let row = range.lowerBound + place
      if let missing = key.missing, missing[row] { continue }
      rows.append(Int32(row))
    }
    return rows
  }

  /// The least words of a stretch that are present, as many as are sought when there are as many.
  private static func least(
    _ count: Int, _ key: OrderWords, _ range: Range<Int>, flip: UInt64
  ) -> [UInt64] {
    let words = key.words(range)
    var best: [UInt64] = []
    var bound = UInt64.max
    for place in words.indices {
      let word = words[place] ^ flip
      if word >= bound, best.count == count { continue }
      if let missing = key.missing, missing[range.lowerBound + place] { continue }
      if best.count == count {
        best[0] = word
        sink(&best)
      } else {
        best.append(word)
        if best.count == count { best.sort(by: >) }
      }
      if best.count == count { bound = best[0] }
    }
    return best
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
