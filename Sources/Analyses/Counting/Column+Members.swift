import Bitmaps
import Tables
import Values

/// Whom each row of a column belongs to, as numbers from 0 in no order that means anything.
struct Members: Sendable {
  /// For each row its member, or -1 where the key is missing.
  let rows: [Int32]
  /// How many numbers there are; some may have no row.
  let count: Int
  /// For each number a row that has it, or -1.
  let firstRows: [Int32]

  /// Numbers the distinct values of a key.
  ///
  /// - Complexity: O(*n*).
  init(_ key: Column) {
    (rows, count) = key.numbered
    firstRows = Members.firsts(rows, count)
  }

  /// Numbers the distinct pairs of two numberings.
  init(_ first: Members, _ second: [Int32], secondCount: Int) {
    guard secondCount > 1 else {
      self = first
      return
    }
    var places: [Int64: Int32] = [:]
    let pairs = first.rows.indices.map { row -> Int32 in
      guard first.rows[row] >= 0 else { return -1 }
      let pair = Int64(first.rows[row]) * Int64(secondCount) + Int64(second[row])
      if let place = places[pair] { return place }
      let place = Int32(places.count)
      places[pair] = place
      return place
    }
    rows = pairs
    count = places.count
    firstRows = Members.firsts(pairs, places.count)
  }

  private static func firsts(_ rows: [Int32], _ count: Int) -> [Int32] {
    var firsts = [Int32](repeating: -1, count: count)
    for (row, member) in rows.enumerated() where member >= 0 && firsts[Int(member)] < 0 {
      firsts[Int(member)] = Int32(row)
    }
    return firsts
  }
}

extension Column {
  /// A number from 0 for each distinct value, -1 where it is missing, and how many there are.
  ///
  /// - Complexity: O(*n*).
  var numbered: (rows: [Int32], count: Int) {
    var (rows, count) = numberedPresent
    missing?.forEachSetBit { rows[$0] = -1 }
    return (rows, count)
  }

  private var numberedPresent: ([Int32], Int) {
    if case .text(let column) = self {
      let (codes, dictionary) = column.coded
      return (codes.wide.map { Int32(truncatingIfNeeded: $0) }, dictionary.count)
    }
    let patterns = bitPatterns
    if let direct = Column.numberedDirectly(patterns) { return direct }
    var places: [UInt64: Int32] = [:]
    let rows = patterns.map { pattern -> Int32 in
      if let place = places[pattern] { return place }
      let place = Int32(places.count)
      places[pattern] = place
      return place
    }
    return (rows, places.count)
  }

  /// Numbers whole values that lie close together without hashing them.
  private static func numberedDirectly(_ patterns: [UInt64]) -> ([Int32], Int)? {
    let values = patterns.map { Int64(bitPattern: $0) }
    guard let least = values.min(), let greatest = values.max() else { return ([], 0) }
    let (span, overflow) = greatest.subtractingReportingOverflow(least)
    guard !overflow, span < Int64(2 * values.count + 100_000) else { return nil }
    return (values.map { Int32($0 - least) }, Int(span) + 1)
  }

  /// The bits of each value of a column that is not text.
  private var bitPatterns: [UInt64] {
    switch self {
    case .date(let column): column.days.map { UInt64(bitPattern: Int64($0)) }
    case .timestamp(let column): column.values.map(UInt64.init(bitPattern:))
    case .whole(let column): column.storage.wide.map(UInt64.init(bitPattern:))
    default: (doubles ?? []).map(\.bitPattern)
    }
  }

  /// The days of a column of dates or moments.
  var dayNumbers: [Int32] {
    switch self {
    case .date(let column): column.days
    case .timestamp(let column):
      column.values.map { Timestamp(microseconds: $0).date.days }
    default: preconditionFailure("Whoever asks for days has looked at the type")
    }
  }

  /// The moments of a column of dates or time stamps, in microseconds.
  var momentNumbers: [Int64] {
    switch self {
    case .date(let column): column.days.map { Int64($0) * 86_400_000_000 }
    case .timestamp(let column): column.values
    default: preconditionFailure("Whoever asks for moments has looked at the type")
    }
  }
}
