import Bitmaps
import Language
import Synchronization
import Tables
import Work

extension RowOrder {
  /// The first rows of the whole order, without sorting the others.
  ///
  /// - Complexity: O(*n*) for the first key, of which few values pass the bar set by others, and a sort of the rows that tie with it.
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
    // Once a piece has `count` words, no other piece needs one that is not below its greatest: which
    // words are passed over depends on the threads, the bound that is found does not.
    let bar = Atomic<UInt64>(.max)
    let found = try? Work.overRanges(key.rowCount, in: work) { range in
      let best = LeastOfPiece(count, key, range, flip: flip, below: bar.load(ordering: .relaxed))
      if best.words.count == count { bar.min(best.limit, ordering: .relaxed) }
      return best
    }
    guard let found else { return nil }
    let all = found.flatMap(\.words).sorted()
    guard all.count >= count else { return nil }
    let bound = all[count - 1]
    let parts = try? Work.overRanges(key.rowCount, in: work) { range in
      found[range.lowerBound / Work.usualPiece].least > bound
        ? [] : rows(key, range, upTo: bound, flip: flip)
    }
    return (parts ?? []).flatMap { $0 }
  }

  /// The rows of a stretch whose words are present and not above a bound.
  private static func rows(
    _ key: OrderWords, _ range: Range<Int>, upTo bound: UInt64, flip: UInt64
  ) -> [Int32] {
    var rows: [Int32] = []
    var limit = bound
    key.forEachLow(range, flip: flip, limit: &limit) { row, _, _ in
      if let missing = key.missing, missing[row] { return }
      rows.append(Int32(truncatingIfNeeded: row))
    }
    return rows
  }
}

/// The least words of a stretch that are present, as many as are sought when there are as many.
private struct LeastOfPiece: Sendable {
  /// The words, the greatest first when they are as many as are sought.
  private(set) var words: [UInt64] = []
  /// What a word had to lie below at the end.
  private(set) var limit: UInt64

  /// A bound that no word of the stretch lies below.
  var least: UInt64 { words.min().map { Swift.min($0, limit) } ?? limit }

  /// Looks for words below a limit; a limit of all ones lets every word in.
  init(_ count: Int, _ key: OrderWords, _ range: Range<Int>, flip: UInt64, below start: UInt64) {
    limit = start
    var best: [UInt64] = []
    guard start > 0 else { return }
    var ceiling = start == .max ? .max : start - 1
    key.forEachLow(range, flip: flip, limit: &ceiling) { row, word, ceiling in
      if let missing = key.missing, missing[row] { return }
      if best.count < count {
        best.append(word)
        guard best.count == count else { return }
        best.sort(by: >)
      } else {
        // Of words that cannot be lower than none there is nothing to replace.
        guard word < best[0] else { return }
        best[0] = word
        LeastOfPiece.sink(&best)
      }
      if best[0] > 0 { ceiling = Swift.min(ceiling, best[0] - 1) }
    }
    words = best
    if best.count == count { limit = Swift.min(limit, best[0]) }
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
