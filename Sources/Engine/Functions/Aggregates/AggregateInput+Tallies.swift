import Bitmaps
import Statistics
import Synchronization
import Tables
import Work

extension AggregateInput {
  /// The rows of one piece: enough that the groups of a piece cost little against its rows.
  ///
  /// They depend on nothing but the number of groups, so that sums do not depend on the threads.
  static func piece(groupCount: Int) -> Int { max(Work.usualPiece, 16 * groupCount) }

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
  func sizes(of groups: [Int32]) -> [Int64] {
    tallies(1) { range, sizes in
      let groups = groups.span
      for row in range where groups[row] >= 0 { sizes[Int(groups[row])] &+= 1 }
    }
  }

  /// The sums of doubles of each group, rounding errors carried along piece by piece.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func sums(of values: [Double], in groups: [Int32]) -> [Double] {
    let piece = AggregateInput.piece(groupCount: groupCount)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) {
      range -> [CompensatedSum] in
      var part = [CompensatedSum](repeating: CompensatedSum(), count: groupCount)
      var sums = part.mutableSpan
      let (groups, values) = (groups.span, values.span)
      for row in range where groups[row] >= 0 { sums[Int(groups[row])].add(values[row]) }
      return part
    }
    guard let parts, var total = parts.first else {
      return [Double](repeating: 0, count: groupCount)
    }
    for part in parts.dropFirst() {
      for group in total.indices { total[group].add(part[group]) }
    }
    return total.map(\.value)
  }

  /// The exact sums of a whole or truth argument.
  func wholeSums(in groups: [Int32]) -> [Int128] {
    switch arguments[0] {
    case .whole(let column):
      switch column.storage {
      case .one(let values): return narrowSums(values, groups)
      case .two(let values): return narrowSums(values, groups)
      case .four(let values): return narrowSums(values, groups)
      case .eight(let values): return wideSums(values, groups)
      }
    case .truth(let column): return hits(of: column.bits, in: groups).map { Int128($0) }
    default: preconditionFailure("A checked formula hands numbers to an aggregate of numbers")
    }
  }

  /// For each group the number of its rows whose bit is set.
  func hits(of bits: Bitmap, in groups: [Int32]) -> [Int64] {
    tallies(1) { range, hits in
      let groups = groups.span
      bits.withWords { words in
        for row in range where groups[row] >= 0 {
          let bit = (words[row &>> 6] &>> UInt64(row & 63)) & 1
          hits[Int(groups[row])] &+= Int64(truncatingIfNeeded: bit)
        }
      }
    }
  }

  /// Sums of numbers below 2³¹, of which a column has too few to leave 64 bits.
  private func narrowSums<Whole: FixedWidthInteger & Sendable>(
    _ values: [Whole], _ groups: [Int32]
  ) -> [Int128] {
    tallies(1) { range, sums in
      let (groups, values) = (groups.span, values.span)
      for row in range where groups[row] >= 0 {
        sums[Int(groups[row])] &+= Int64(truncatingIfNeeded: values[row])
      }
    }.map { Int128($0) }
  }

  private func wideSums(_ values: [Int64], _ groups: [Int32]) -> [Int128] {
    let piece = AggregateInput.piece(groupCount: groupCount)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) { range -> [Int128] in
      var part = [Int128](repeating: 0, count: groupCount)
      var sums = part.mutableSpan
      let (groups, values) = (groups.span, values.span)
      // A column has too few rows for its sum to leave 128 bits.
      for row in range where groups[row] >= 0 { sums[Int(groups[row])] += Int128(values[row]) }
      return part
    }
    guard let parts, var total = parts.first else {
      return [Int128](repeating: 0, count: groupCount)
    }
    for part in parts.dropFirst() {
      for group in total.indices { total[group] += part[group] }
    }
    return total
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
