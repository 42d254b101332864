import Bitmaps
import Tables
import Work

/// Which rows of two tables have equal keys.
struct RowMatch: Sendable {
  private let leftGroups: [Int32]
  /// Where the right rows of each group begin in `rightRows`, and after the last one where they end.
  private let starts: [Int]
  private let rightRows: [Int32]
  /// The left rows without a partner.
  let unmatchedCount: Int
  /// The left rows with more than one partner.
  let repeatedCount: Int

  /// Finds the rows with equal keys.
  ///
  /// - Complexity: O(*n* + *m*).
  init(
    left: [Column], right: [Column], leftCount: Int, rightCount: Int, in work: WorkContext
  ) throws(EngineError) {
    let keys = zip(left, right).map { RowMatch.shared($0, $1, in: work) }
    let grouping = try Grouping(
      keys: keys, rowCount: leftCount + rightCount, isOrdered: false, in: work)
    var groups = grouping.groups
    for key in keys { key.missing?.forEachSetBit { groups[$0] = -1 } }
    try work.poll()
    leftGroups = Array(groups[..<leftCount])
    (starts, rightRows) = Self.listed(Array(groups[leftCount...]), groupCount: grouping.count)
    var (unmatched, repeated) = (0, 0)
    for group in leftGroups {
      let partners = group < 0 ? 0 : starts[Int(group) + 1] - starts[Int(group)]
      unmatched += partners == 0 ? 1 : 0
      repeated += partners > 1 ? 1 : 0
    }
    (unmatchedCount, repeatedCount) = (unmatched, repeated)
  }

  /// The pairs of rows in the order of the left rows; -1 stands for no partner.
  ///
  /// - Complexity: O(*pairs*), shared among the threads.
  func pairs(
    keepingUnmatched: Bool, in work: WorkContext
  ) throws(EngineError) -> (left: [Int32], right: [Int32]) {
    try EngineError.checkRows(pairCount(keepingUnmatched: keepingUnmatched))
    let fewest = keepingUnmatched ? 1 : 0
    let counts = try? Work.overRanges(leftGroups.count, in: work) { range in
      range.reduce(0) { $0 + max(fewest, partners(of: $1).count) }
    }
    try work.poll()
    let lengths = counts ?? []
    let left = Work.array(joining: lengths, in: work) {
      (piece, output: inout MutableSpan<Int32>) in
      var place = 0
      for row in rows(of: piece) {
        for _ in 0..<max(fewest, partners(of: row).count) {
          output[place] = Int32(truncatingIfNeeded: row)
          place += 1
        }
      }
    }
    let right = Work.array(joining: lengths, in: work) {
      (piece, output: inout MutableSpan<Int32>) in
      var place = 0
      for row in rows(of: piece) {
        let partners = partners(of: row)
        if partners.isEmpty, fewest == 1 {
          output[place] = -1
          place += 1
        }
        for partner in partners {
          output[place] = rightRows[partner]
          place += 1
        }
      }
    }
    try work.poll()
    return (left, right)
  }

  /// The rows of a piece.
  private func rows(of piece: Int) -> Range<Int> {
    let start = piece * Work.usualPiece
    return start..<min(leftGroups.count, start + Work.usualPiece)
  }

  /// Where the partners of a left row stand.
  @inline(__always)
  private func partners(of row: Int) -> Range<Int> {
    let group = Int(leftGroups[row])
    return group < 0 ? 0..<0 : starts[group]..<starts[group + 1]
  }

  /// One key of the rows of both sides, the left ones first; texts as numbers that the right side
  /// gives them, missing where it has no such text.
  private static func shared(_ left: Column, _ right: Column, in work: WorkContext) -> Column {
    guard case .text(let leftTexts) = left, case .text(let rightTexts) = right else {
      return left.widened(to: right).appending(right.widened(to: left))
    }
    let index = TextIndex(rightTexts, in: work)
    var numbers = index.places(of: leftTexts, in: work) + index.numbers
    let absent = Bitmap(packing: numbers.count, in: work) { [numbers] range, output in
      let numbers = numbers.span
      packWords(range, of: numbers.count, into: &output) { numbers[$0] < 0 }
    }
    absent.forEachSetBit { numbers[$0] = 0 }
    return .whole(WholeColumn(storage: .four(numbers), missing: absent))
  }

  private func pairCount(keepingUnmatched: Bool) -> Int {
    var count = keepingUnmatched ? unmatchedCount : 0
    for group in leftGroups where group >= 0 {
      count += starts[Int(group) + 1] - starts[Int(group)]
    }
    return count
  }

  /// The rows of each group, one group after the other.
  private static func listed(_ groups: [Int32], groupCount: Int) -> ([Int], [Int32]) {
    var starts = [Int](repeating: 0, count: groupCount + 1)
    for group in groups where group >= 0 { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var places = starts
    var rows = [Int32](repeating: 0, count: starts[groupCount])
    for (row, group) in groups.enumerated() where group >= 0 {
      rows[places[Int(group)]] = Int32(row)
      places[Int(group)] += 1
    }
    return (starts, rows)
  }
}

extension Column {
  /// The column as the wider of its own type and another's.
  fileprivate func widened(to other: Column) -> Column { read(as: other.type) }
}
