import Tables
import Work

/// Rows divided into groups with equal keys.
struct Grouping: Sendable {
  /// The group of each row.
  let groups: RowGroups
  /// The number of groups; each has a row, but for the one group of an empty table without keys.
  let count: Int
  /// The first row of each group.
  let firstRows: [Int32]

  /// Divides rows by the values of columns.
  ///
  /// Ordered groups come in the order of the keys, missing last; without keys there is one group.
  ///
  /// - Complexity: O(*n* × keys) when the keys have few values, else hashed and sorted.
  init(
    keys: [Column], rowCount: Int, isOrdered: Bool, in work: WorkContext
  ) throws(EngineError) {
    guard !keys.isEmpty else {
      groups = .one(rowCount)
      count = 1
      firstRows = rowCount > 0 ? [0] : []
      return
    }
    var parts: [KeyCodes] = []
    for key in keys {
      try work.poll()
      parts.append(KeyCodes(key, isOrdered: isOrdered, in: work))
    }
    try work.poll()
    let codes = KeyCodes(parts, isOrdered: isOrdered, in: work)
    (groups, firstRows) = Self.numbered(codes, in: work)
    count = firstRows.count
    try work.poll()
  }

  /// Numbers the codes that occur without gaps, in their order.
  private static func numbered(
    _ codes: KeyCodes, in work: WorkContext
  ) -> (groups: RowGroups, firstRows: [Int32]) {
    let firsts = firsts(of: codes, in: work)
    var numbers = [Int32](repeating: -1, count: codes.cellCount)
    var firstRows: [Int32] = []
    for cell in firsts.indices where firsts[cell] >= 0 {
      numbers[cell] = Int32(truncatingIfNeeded: firstRows.count)
      firstRows.append(firsts[cell])
    }
    let groups = codes.renumbered(by: numbers, cellCount: firstRows.count, in: work)
    return (RowGroups(groups), firstRows)
  }

  /// The first row of each cell, or -1.
  private static func firsts(of codes: KeyCodes, in work: WorkContext) -> [Int32] {
    // So long as the cells are few against the rows of a piece, each piece finds its own.
    let (groups, cellCount) = (RowGroups(codes), codes.cellCount)
    let piece = max(Work.usualPiece, 8 * cellCount)
    let parts = try? Work.overRanges(codes.count, piece: piece, in: work) { range -> [Int32] in
      var firsts = [Int32](repeating: -1, count: cellCount)
      var left = cellCount
      range.forEachStretch(of: RowGroups.stretch) { rows in
        guard left > 0 else { return }
        groups.withNumbers(of: rows) { codes in
          var found = firsts.mutableSpan
          for place in codes.indices where found[Int(codes[place])] < 0 {
            found[Int(codes[place])] = Int32(truncatingIfNeeded: rows.lowerBound &+ place)
            left &-= 1
          }
        }
      }
      return firsts
    }
    guard let parts, var firsts = parts.first else {
      return [Int32](repeating: -1, count: cellCount)
    }
    for part in parts.dropFirst() {
      for cell in firsts.indices where firsts[cell] < 0 { firsts[cell] = part[cell] }
    }
    return firsts
  }
}
