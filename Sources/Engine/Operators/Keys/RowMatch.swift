import Tables
import Work

/// Which rows of two tables have equal keys.
struct RowMatch: Sendable {
  private let leftGroups: [Int32]
  /// The right rows of each group.
  private let rightRows: ListedRows
  private let counts: Counts

  /// How many rows have partners.
  private struct Counts: Sendable {
    var unmatched = 0
    var repeated = 0
    var matched = 0
  }

  /// The left rows without a partner.
  var unmatchedCount: Int { counts.unmatched }
  /// The left rows with more than one partner.
  var repeatedCount: Int { counts.repeated }

  /// Finds the rows with equal keys.
  ///
  /// - Complexity: O(*n* + *m*).
  init(
    left: [Column], right: [Column], leftCount: Int, rightCount: Int, in work: WorkContext
  ) throws(EngineError) {
    let keys = try MatchKeys(
      left: left, right: right, leftCount: leftCount, rightCount: rightCount, in: work)
    try work.poll()
    let rightRows = ListedRows(keys, in: work)
    try work.poll()
    let groups = keys.left.numbers(in: work)
    try work.poll()
    let parts = try work.parts(leftCount) { range -> Counts in
      var counts = Counts()
      let groups = groups.span.extracting(range)
      if keys.areRightRows {
        for row in groups.indices { counts.unmatched &+= groups[row] < 0 ? 1 : 0 }
        counts.matched = range.count - counts.unmatched
        return counts
      }
      for row in groups.indices {
        let partners = rightRows.count(of: Int(groups[row]))
        counts.unmatched &+= partners == 0 ? 1 : 0
        counts.repeated &+= partners > 1 ? 1 : 0
        counts.matched &+= partners
      }
      return counts
    }
    leftGroups = groups
    self.rightRows = rightRows
    counts = parts.reduce(into: Counts()) { total, part in
      total.unmatched += part.unmatched
      total.repeated += part.repeated
      total.matched += part.matched
    }
  }

  /// The number of pairs.
  func pairCount(keepingUnmatched: Bool) -> Int {
    counts.matched + (keepingUnmatched ? unmatchedCount : 0)
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
    guard let firsts = rightRows.firsts else { return leftGroups }
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
  private func partners(of row: Int) -> Range<Int> { rightRows.places(of: Int(leftGroups[row])) }
}

/// The rows of each group, one group after the other.
private struct ListedRows: Sendable {
  /// Where the rows of each group begin, and after the last one where they end; nothing when each
  /// group has the one row of its number.
  private let starts: [Int32]?
  private let rows: [Int32]

  /// Lists the right rows by their keys.
  init(_ keys: MatchKeys, in work: WorkContext) {
    guard !keys.areRightRows else {
      (starts, rows) = (nil, [])
      return
    }
    var starts = [Int32](repeating: 0, count: keys.count + 1)
    for (row, group) in keys.right.enumerated() where group >= 0 {
      if row & 0xFFFF == 0, work.stop.isStopped { break }
      starts[Int(group) + 1] += 1
    }
    for group in 0..<keys.count { starts[group + 1] += starts[group] }
    var places = starts
    var rows = [Int32](repeating: 0, count: Int(starts[keys.count]))
    for (row, group) in keys.right.enumerated() where group >= 0 {
      if row & 0xFFFF == 0, work.stop.isStopped { break }
      rows[Int(places[Int(group)])] = Int32(truncatingIfNeeded: row)
      places[Int(group)] += 1
    }
    (self.starts, self.rows) = (starts, rows)
  }

  /// Where the rows of a group stand; a negative number has none.
  @inline(__always)
  func places(of group: Int) -> Range<Int> {
    guard group >= 0 else { return 0..<0 }
    guard let starts else { return group..<group + 1 }
    return Int(starts[group])..<Int(starts[group + 1])
  }

  /// How many rows a group has.
  @inline(__always)
  func count(of group: Int) -> Int { places(of: group).count }

  /// The row at a place.
  @inline(__always)
  subscript(place: Int) -> Int32 { starts == nil ? Int32(truncatingIfNeeded: place) : rows[place] }

  /// For each group its first row, -1 for one without; nothing when it is the group's number.
  var firsts: [Int32]? {
    guard let starts else { return nil }
    return (0..<starts.count - 1).map { group in
      starts[group] < starts[group + 1] ? rows[Int(starts[group])] : -1
    }
  }
}
