import Tables
import Work

/// Rows divided into groups with equal keys.
struct Grouping {
  /// The group of each row.
  let groups: [Int32]
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
    guard let first = keys.first else {
      groups = [Int32](repeating: 0, count: rowCount)
      count = 1
      firstRows = rowCount > 0 ? [0] : []
      return
    }
    try work.poll()
    var codes = KeyCodes(first, isOrdered: isOrdered)
    for key in keys.dropFirst() {
      try work.poll()
      codes = KeyCodes(codes, KeyCodes(key, isOrdered: isOrdered), isOrdered: isOrdered)
    }
    try work.poll()
    (groups, firstRows) = Self.numbered(codes)
    count = firstRows.count
  }

  /// Numbers the codes that occur without gaps, in their order.
  private static func numbered(_ codes: KeyCodes) -> (groups: [Int32], firstRows: [Int32]) {
    var firsts = [Int32](repeating: -1, count: codes.cellCount)
    let values = codes.codes
    for row in values.indices where firsts[Int(values[row])] < 0 {
      firsts[Int(values[row])] = Int32(row)
    }
    var numbers = [Int32](repeating: -1, count: codes.cellCount)
    var firstRows: [Int32] = []
    for cell in firsts.indices where firsts[cell] >= 0 {
      numbers[cell] = Int32(firstRows.count)
      firstRows.append(firsts[cell])
    }
    return (values.map { numbers[Int($0)] }, firstRows)
  }
}
