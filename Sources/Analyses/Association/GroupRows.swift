import Bitmaps
import Tables
import Values

/// The rows of each group, in the order of the groups' values: missing ones last.
struct GroupRows: Sendable {
  /// One group.
  struct Group: Sendable {
    /// The values that make it, one for each key.
    let values: [Value]
    /// Its rows, in order; nothing means all of them.
    let rows: [Int32]?
  }

  /// The groups; without keys there is one of all rows.
  let groups: [Group]

  /// Parts rows by the values of keys.
  ///
  /// - Complexity: O(*rows* × keys), and a sort of the distinct values.
  init(_ keys: [Column], rowCount: Int) {
    guard !keys.isEmpty else {
      groups = [Group(values: [], rows: nil)]
      return
    }
    var places = [Int](repeating: 0, count: rowCount)
    for key in keys {
      let (ranks, count) = GroupRows.ranks(key)
      for row in 0..<rowCount { places[row] = places[row] * count + ranks[row] }
    }
    var rows: [Int: [Int32]] = [:]
    for row in 0..<rowCount { rows[places[row], default: []].append(Int32(row)) }
    groups = rows.sorted { $0.key < $1.key }.map { _, rows in
      Group(values: keys.map { $0.value(at: Int(rows[0])) }, rows: rows)
    }
  }

  /// The rank of each row's value among the distinct ones, and how many ranks there are.
  private static func ranks(_ column: Column) -> (ranks: [Int], count: Int) {
    let (numbers, distinct) = column.ordered
    return (
      numbers.indices.map { row in
        if let missing = column.missing, missing[row] { return distinct }
        return numbers[row]
      }, distinct + 1
    )
  }
}

extension Column {
  /// For each row the place of its value among the distinct ones, and how many these are.
  fileprivate var ordered: (places: [Int], count: Int) {
    switch self {
    case .text(let column):
      let (codes, dictionary) = column.coded
      let order = (0..<dictionary.count).sorted { dictionary.precedes($0, $1) }
      var places = [Int](repeating: 0, count: order.count)
      for (place, code) in order.enumerated() { places[code] = place }
      return (codes.wide.map { places.isEmpty ? 0 : places[Int($0)] }, order.count)
    case .date(let column): return Self.ordered(column.days)
    case .timestamp(let column): return Self.ordered(column.values)
    case .whole(let column): return Self.ordered(column.storage.wide)
    case .truth, .decimal: return Self.ordered(doubles ?? [])
    }
  }

  private static func ordered<Number: Comparable & Hashable>(
    _ numbers: [Number]
  ) -> (places: [Int], count: Int) {
    let distinct = Set(numbers).sorted()
    let places = Dictionary(
      distinct.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return (numbers.map { places[$0] ?? 0 }, distinct.count)
  }
}
