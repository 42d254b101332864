import Tables
import Values

/// The groups of the clause `by` among fetched rows, numbered in the order they are shown.
struct GroupRoll: Sendable {
  /// The values of each group; without group columns the one group has none.
  let values: [[Value]]
  /// The group of each row.
  let rows: [Int32]

  /// Finds the groups of some columns.
  ///
  /// - Complexity: O(*n* × columns) and sorting the groups.
  init(_ columns: [Column], rowCount: Int) {
    guard !columns.isEmpty else {
      values = [[]]
      rows = [Int32](repeating: 0, count: rowCount)
      return
    }
    let numbers = columns.map { column -> [Int32] in
      let (rows, count) = column.numbered
      return rows.map { $0 < 0 ? Int32(count) : $0 }
    }
    var places: [[Int32]: Int32] = [:]
    var found: [[Value]] = []
    let raw = (0..<rowCount).map { row -> Int32 in
      let key = numbers.map { $0[row] }
      if let place = places[key] { return place }
      let place = Int32(found.count)
      places[key] = place
      found.append(columns.map { $0.value(at: row) })
      return place
    }
    let order = found.indices.sorted { GroupRoll.precedes(found[$0], found[$1]) }
    var moved = [Int32](repeating: 0, count: found.count)
    for (place, group) in order.enumerated() { moved[group] = Int32(place) }
    values = order.map { found[$0] }
    rows = raw.map { moved[Int($0)] }
  }

  /// The first value of a row's group.
  func value(_ row: Int) -> Value { values[Int(rows[row])][0] }

  /// Whether a group is shown before another: texts by their bytes, missing last.
  static func precedes(_ left: [Value], _ right: [Value]) -> Bool {
    for (left, right) in zip(left, right) where left != right {
      return left.isShown(before: right)
    }
    return false
  }
}

extension Value {
  /// Whether the value comes before another of its type; missing comes last.
  func isShown(before other: Value) -> Bool {
    switch (self, other) {
    case (.missing, _): false
    case (_, .missing): true
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.date(let left), .date(let right)): left < right
    case (.timestamp(let left), .timestamp(let right)): left.microseconds < right.microseconds
    case (.truth(let left), .truth(let right)): !left && right
    case (.whole(let left), .whole(let right)): left < right
    default: (number ?? 0) < (other.number ?? 0)
    }
  }
}
