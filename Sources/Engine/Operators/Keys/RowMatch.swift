import Bitmaps
import Tables
import Work

/// Which rows of two tables have equal keys.
struct RowMatch {
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
    let keys = zip(left, right).map { $0.widened(to: $1).appending($1.widened(to: $0)) }
    let grouping = try Grouping(
      keys: keys, rowCount: leftCount + rightCount, isOrdered: false, in: work)
    var groups = grouping.groups
    for key in keys { key.missing?.forEachSetBit { groups[$0] = -1 } }
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
  /// - Complexity: O(*pairs*).
  func pairs(
    keepingUnmatched: Bool, in work: WorkContext
  ) throws(EngineError) -> (left: [Int32], right: [Int32]) {
    try EngineError.checkRows(pairCount(keepingUnmatched: keepingUnmatched))
    var pairs: (left: [Int32], right: [Int32]) = ([], [])
    for (row, group) in leftGroups.enumerated() {
      if row & 0xFFFF == 0 { try work.poll() }
      let places = group < 0 ? 0..<0 : starts[Int(group)]..<starts[Int(group) + 1]
      if places.isEmpty, keepingUnmatched {
        pairs.left.append(Int32(row))
        pairs.right.append(-1)
      }
      for place in places {
        pairs.left.append(Int32(row))
        pairs.right.append(rightRows[place])
      }
    }
    return pairs
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
