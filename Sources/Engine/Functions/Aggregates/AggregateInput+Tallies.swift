import Bitmaps
import Statistics
import Synchronization
import Tables
import Work

extension AggregateInput {
  /// Some numbers for each group, counted piece by piece and added up.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func tallies(
    _ width: Int, _ count: @Sendable (Range<Int>, inout MutableSpan<Int64>) -> Void
  ) -> [Int64] {
    let size = groupCount * width
    let piece = AggregateInput.piece(groupCount: size)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) { range -> [Int64] in
      var part = [Int64](repeating: 0, count: size)
      var span = part.mutableSpan
      count(range, &span)
      return part
    }
    guard let parts, var total = parts.first else { return [Int64](repeating: 0, count: size) }
    for part in parts.dropFirst() {
      for place in total.indices { total[place] &+= part[place] }
    }
    return total
  }

  /// The number of rows of each group that have an argument.
  func sizes(having argument: Int) -> [Int64] {
    arguments[argument].missing == nil ? sizes : sizes(of: groups(having: argument))
  }

  /// The number of rows of each group, counted once for all aggregates of the same rows.
  var sizes: [Int64] { rowCounts.counts { sizes(of: groups) } }

  /// The number of rows of each group.
  func sizes(of groups: RowGroups) -> [Int64] {
    let loads = RowLoads.made { range in [Int8](repeating: 0, count: range.count) }
    return folded(loads, in: groups, as: RowCount.self).map(\.count)
  }

  /// The sums of doubles of each group, rounding errors carried along.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  public func sums(of values: [Double], in groups: RowGroups) -> [Double] {
    folded(.stored(values), in: groups, as: CompensatedSum.self).map(\.value)
  }

  /// The exact sums of a whole or truth argument.
  func wholeSums(in groups: RowGroups) -> [Int128] {
    switch arguments[0] {
    case .whole(let column):
      switch column.storage {
      case .one(let values): return narrowSums(values, groups)
      case .two(let values): return narrowSums(values, groups)
      case .four(let values): return narrowSums(values, groups)
      case .eight(let values):
        return folded(.stored(values), in: groups, as: WideSum.self).map(\.sum)
      }
    case .truth(let column): return hits(of: column.bits, in: groups).map { Int128($0) }
    default: preconditionFailure("A checked formula hands numbers to an aggregate of numbers")
    }
  }

  private func narrowSums<Whole: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ values: [Whole], _ groups: RowGroups
  ) -> [Int128] {
    folded(.stored(values), in: groups, as: NarrowSum<Whole>.self).map { Int128($0.sum) }
  }

  /// For each group the number of its rows whose bit is set.
  func hits(of bits: Bitmap, in groups: RowGroups) -> [Int64] {
    guard areMany(of: MemoryLayout<Int64>.stride) else { return fewHits(of: bits, in: groups) }
    let loads = RowLoads.made { range in
      bits.withWords { words in
        range.map { row in (words[row &>> 6] &>> UInt64(row & 63)) & 1 != 0 }
      }
    }
    return folded(loads, in: groups, as: HitCount.self).map(\.count)
  }

  /// The bits read where they stand, which is faster so long as counts fit the processor's cache.
  private func fewHits(of bits: Bitmap, in groups: RowGroups) -> [Int64] {
    tallies(1) { range, hits in
      groups.forEachStretch(of: range) { groups, rows in
        bits.withWords { words in
          for place in groups.indices where groups[place] >= 0 {
            let row = rows.lowerBound &+ place
            let bit = (words[row &>> 6] &>> UInt64(row & 63)) & 1
            hits[Int(groups[place])] &+= Int64(truncatingIfNeeded: bit)
          }
        }
      }
    }
  }
}

/// The number of rows of each group, counted when it is first asked for.
final class GroupRowCounts: Sendable {
  private let known = Mutex<[Int64]?>(nil)

  /// The numbers, counted by a body when nobody has.
  func counts(_ count: () -> [Int64]) -> [Int64] {
    if let counts = known.withLock({ $0 }) { return counts }
    let counts = count()
    known.withLock { $0 = counts }
    return counts
  }
}
