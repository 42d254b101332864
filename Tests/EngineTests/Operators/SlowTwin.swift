import Tables
import Values

@testable import Engine

/// The operators on rows of values, as plainly as they can be written.
enum SlowTwin {
  /// Whether a value comes before another; missing ones last in either direction.
  static func precedes(_ left: Value, _ right: Value, isDescending: Bool = false) -> Bool {
    switch (left, right) {
    case (.missing, _): false
    case (_, .missing): true
    case (.truth(let a), .truth(let b)): isDescending ? a && !b : !a && b
    case (.whole(let a), .whole(let b)): isDescending ? a > b : a < b
    case (.decimal(let a), .decimal(let b)): isDescending ? a > b : a < b
    case (.date(let a), .date(let b)): isDescending ? a > b : a < b
    case (.timestamp(let a), .timestamp(let b)): isDescending ? a > b : a < b
    case (.text(let a), .text(let b)):
      isDescending
        ? b.utf8.lexicographicallyPrecedes(a.utf8) : a.utf8.lexicographicallyPrecedes(b.utf8)
    default: false
    }
  }

  /// The rows by some of their columns, equal rows in their order, by insertion.
  static func sorted(_ rows: [[Value]], by keys: [(Int, isDescending: Bool)]) -> [[Value]] {
    var sorted: [[Value]] = []
    for row in rows {
      var place = sorted.count
      while place > 0, comes(row, before: sorted[place - 1], by: keys) { place -= 1 }
      sorted.insert(row, at: place)
    }
    return sorted
  }

  private static func comes(
    _ row: [Value], before other: [Value], by keys: [(Int, isDescending: Bool)]
  ) -> Bool {
    for (column, isDescending) in keys where row[column] != other[column] {
      return precedes(row[column], other[column], isDescending: isDescending)
    }
    return false
  }

  /// The rows of each group by the values of some columns, in the order of the keys.
  static func groups(_ rows: [[Value]], by columns: [Int]) -> [(key: [Value], rows: [[Value]])] {
    var groups: [[Value]: [[Value]]] = columns.isEmpty ? [[]: []] : [:]
    for row in rows { groups[columns.map { row[$0] }, default: []].append(row) }
    let keys = sorted(Array(groups.keys), by: columns.indices.map { ($0, false) })
    return keys.map { ($0, groups[$0] ?? []) }
  }

  /// The first rows of each combination of all values.
  static func distinct(_ rows: [[Value]]) -> [[Value]] {
    var seen: Set<[Value]> = []
    return rows.filter { seen.insert($0).inserted }
  }

  /// Left rows beside right rows with an equal key that is not missing.
  static func joined(
    _ left: [[Value]], _ right: [[Value]], on columns: [Int], keepsUnmatched: Bool
  ) -> [[Value]] {
    left.flatMap { row -> [[Value]] in
      let key = columns.map { row[$0] }
      let partners = right.filter { other in
        !key.contains(.missing) && columns.map { other[$0] } == key
      }
      let others = (right.first ?? []).indices.filter { !columns.contains($0) }
      if partners.isEmpty {
        return keepsUnmatched ? [row + others.map { _ in Value.missing }] : []
      }
      return partners.map { partner in row + others.map { partner[$0] } }
    }
  }
}
