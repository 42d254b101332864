import Bitmaps
import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Aggregates of few groups and of more than fit the processor's cache, against loops over plain
/// arrays; the same with one thread and with three.
@Suite struct LargeGroupTests {
  /// Rows in groups, some in none, with what is missing besides.
  struct Rows {
    let groups: [Int32]
    let groupCount: Int
    let missing: Bitmap?

    init(groupCount: Int, _ random: inout LargeRows) {
      var groups = random.groups(groupCount)
      random.missing(oneOf: 30)?.forEachSetBit { groups[$0] = -1 }
      (self.groups, self.groupCount, missing) = (groups, groupCount, random.missing(oneOf: 5))
    }

    /// The same rows, none of which lacks a value.
    init(known rows: Rows) {
      (groups, groupCount, missing) = (rows.groups, rows.groupCount, nil)
    }

    /// The rows of each group that have a value.
    var parts: [[Int]] {
      var parts = [[Int]](repeating: [], count: groupCount)
      for row in groups.indices where groups[row] >= 0 && missing?[row] != true {
        parts[Int(groups[row])].append(row)
      }
      return parts
    }

    /// Whether a function gives what is expected, with any threads.
    func gives(_ expected: Column, _ function: Function, of columns: [Column]) throws -> Bool {
      guard case .aggregate(let body) = function.body else { return false }
      return try LargeRows.contexts.allSatisfy { context in
        let input = AggregateInput(
          arguments: columns, groups: RowGroups(groups), groupCount: groupCount, work: context)
        return try body(input) == expected
      }
    }
  }

  @Test(arguments: [9, 20_000, 60_000])
  func `Counts and sums of whole numbers are those of loops`(groupCount: Int) throws {
    var random = LargeRows(seed: UInt64(groupCount))
    let rows = Rows(groupCount: groupCount, &random)
    let parts = rows.parts
    let wide = (0..<LargeRows.count).map { _ in Int64(random.below(1 << 40)) - 1 << 39 }
    let counts = Column.whole(WholeColumn(parts.map { Int64($0.count) }))
    let storages: [(WholeStorage, (Int) -> Int64)] = [
      (
        .one(wide.map { Int8(truncatingIfNeeded: $0) }),
        { Int64(Int8(truncatingIfNeeded: wide[$0])) }
      ),
      (
        .four(wide.map { Int32(truncatingIfNeeded: $0) }),
        { Int64(Int32(truncatingIfNeeded: wide[$0])) }
      ),
      (.eight(wide), { wide[$0] }),
    ]
    for (storage, value) in storages {
      let column = Column.whole(WholeColumn(storage: storage, missing: rows.missing))
      let sums = parts.map { part in part.reduce(Int64(0)) { $0 + value($1) } }
      #expect(try rows.gives(.whole(WholeColumn(sums)), .sum, of: [column]))
      #expect(try rows.gives(counts, .count, of: [column]))
    }
    let bits = Bitmap(count: LargeRows.count) { wide[$0] & 3 == 0 }
    let hits = Rows(known: rows).parts.map { part in Int64(part.count { bits[$0] }) }
    #expect(
      try rows.gives(
        .whole(WholeColumn(hits)), .count, of: [.truth(TruthColumn(bits))]))
  }

  @Test(arguments: [9, 20_000, 60_000])
  func `Means of decimal numbers are those of loops`(groupCount: Int) throws {
    var random = LargeRows(seed: UInt64(groupCount))
    let rows = Rows(groupCount: groupCount, &random)
    // Sums of such halves are exact, in any order.
    let values = (0..<LargeRows.count).map { _ in Double(random.below(1 << 20)) / 2 }
    let column = Column.decimal(DecimalColumn(values, missing: rows.missing))
    let means = rows.parts.map { part in
      part.isEmpty ? 0 : part.reduce(0) { $0 + values[$1] } / Double(part.count)
    }
    let sizes = rows.parts.map(\.count)
    let absent = Bitmap(count: groupCount) { sizes[$0] == 0 }
    #expect(try rows.gives(.decimal(DecimalColumn(means, missing: absent)), .avg, of: [column]))
  }

  @Test(arguments: [9, 20_000, 60_000])
  func `Chosen values are those of loops`(groupCount: Int) throws {
    var random = LargeRows(seed: UInt64(groupCount))
    let rows = Rows(groupCount: groupCount, &random)
    let parts = rows.parts
    // Few values, so that ties are common.
    let days = (0..<LargeRows.count).map { _ in Int32(random.below(5)) - 2 }
    let column = Column.date(DateColumn(days, missing: rows.missing))
    func chosen(_ choose: ([Int]) -> Int?) -> Column {
      column.gathered(at: parts.map { part in Int32(choose(part) ?? -1) })
    }
    #expect(try rows.gives(chosen { $0.min { days[$0] < days[$1] } }, .min, of: [column]))
    #expect(try rows.gives(chosen { $0.min { days[$0] > days[$1] } }, .max, of: [column]))
    #expect(try rows.gives(chosen(\.first), .first, of: [column]))
    #expect(try rows.gives(chosen(\.last), .last, of: [column]))
    let numbers = Column.whole(WholeColumn(storage: .four((0..<Int32(LargeRows.count)).map { $0 })))
    let latest = parts.map { part in
      let day = part.map { days[$0] }.max()
      return part.last { days[$0] == day } ?? -1
    }
    let expected = numbers.gathered(at: latest.map { Int32($0) })
    #expect(try rows.gives(expected, .latest, of: [numbers, column]))
  }
}
