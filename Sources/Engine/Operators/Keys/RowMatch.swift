import Tables
import Work

/// Which rows of two tables have equal keys.
struct RowMatch: Sendable {
  private let leftGroups: [Int32]
  /// Where the right rows of each group begin in `rightRows`, and after the last one where they end.
  private let starts: [Int32]
  private let rightRows: [Int32]
  /// The left rows without a partner.
  let unmatchedCount: Int
  /// The left rows with more than one partner.
  let repeatedCount: Int
  /// The pairs of rows with equal keys.
  private let matchedCount: Int

  /// Finds the rows with equal keys.
  ///
  /// - Complexity: O(*n* + *m*).
  init(
    left: [Column], right: [Column], leftCount: Int, rightCount: Int, in work: WorkContext
  ) throws(EngineError) {
    let keys = try MatchKeys(
      left: left, right: right, leftCount: leftCount, rightCount: rightCount, in: work)
    try work.poll()
    leftGroups = keys.left
    (starts, rightRows) = Self.listed(keys.right, groupCount: keys.count, in: work)
    try work.poll()
    let (groups, places) = (leftGroups, starts)
    let parts = try work.parts(leftCount) { range -> (Int, Int, Int) in
      var (unmatched, repeated, matched) = (0, 0, 0)
      let (groups, places) = (groups.span, places.span)
      for row in range {
        let group = Int(groups[row])
        let partners = group < 0 ? 0 : Int(places[group &+ 1] &- places[group])
        unmatched &+= partners == 0 ? 1 : 0
        repeated &+= partners > 1 ? 1 : 0
        matched &+= partners
      }
      return (unmatched, repeated, matched)
    }
    unmatchedCount = parts.reduce(0) { $0 + $1.0 }
    repeatedCount = parts.reduce(0) { $0 + $1.1 }
    matchedCount = parts.reduce(0) { $0 + $1.2 }
  }

  /// The number of pairs.
  func pairCount(keepingUnmatched: Bool) -> Int {
    matchedCount + (keepingUnmatched ? unmatchedCount : 0)
  }

  /// The pairs of rows in the order of the left rows; -1 stands for no partner, and no left rows
  /// for each of them once.
  ///
  /// - Complexity: O(*pairs*), shared among the threads.
  func pairs(
    keepingUnmatched: Bool, in work: WorkContext
  ) throws(EngineError) -> (left: [Int32]?, right: [Int32]) {
    try EngineError.checkRows(pairCount(keepingUnmatched: keepingUnmatched))
    if repeatedCount == 0, keepsAll(keepingUnmatched) { return (nil, try partners(in: work)) }
    let fewest = keepingUnmatched ? 1 : 0
    let lengths = try work.parts(leftGroups.count) { range in
      range.reduce(0) { $0 + max(fewest, partners(of: $1).count) }
    }
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

  private func keepsAll(_ keepsUnmatched: Bool) -> Bool { keepsUnmatched || unmatchedCount == 0 }

  /// For each left row its one partner, or -1.
  private func partners(in work: WorkContext) throws(EngineError) -> [Int32] {
    // Of a group without right rows no left row may ask.
    let firsts = (0..<starts.count - 1).map { group in
      starts[group] < starts[group + 1] ? rightRows[Int(starts[group])] : -1
    }
    let found = leftGroups.picking(from: firsts, in: work)
    try work.poll()
    return found
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
    return group < 0 ? 0..<0 : Int(starts[group])..<Int(starts[group + 1])
  }

  /// The rows of each group, one group after the other.
  private static func listed(
    _ groups: [Int32], groupCount: Int, in work: WorkContext
  ) -> ([Int32], [Int32]) {
    var starts = [Int32](repeating: 0, count: groupCount + 1)
    for group in groups where group >= 0 { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var places = starts
    var rows = [Int32](repeating: 0, count: Int(starts[groupCount]))
    for (row, group) in groups.enumerated() where group >= 0 {
      if row & 0xFFFF == 0, work.stop.isStopped { break }
      rows[Int(places[Int(group)])] = Int32(truncatingIfNeeded: row)
      places[Int(group)] += 1
    }
    return (starts, rows)
  }
}
