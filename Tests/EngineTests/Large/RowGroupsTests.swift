import Bitmaps
import Statistics
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Groups that are read from their keys for some rows at a time, against a dictionary.
@Suite struct RowGroupsTests {
  /// A key of a kind with a number that stands for each of its values; numbers are left out, so that
  /// codes have gaps.
  struct Key: Sendable {
    let column: Column
    /// Equal where the values are, and in their order; missing last.
    let ranks: [Int]
  }

  enum Kind: CaseIterable, Sendable {
    case truths, bytes, shorts, texts, fewWholes, wholes, days, farDays, moments, decimals
  }

  func key(_ kind: Kind, _ random: inout LargeRows, hasMissing: Bool) -> Key {
    let missing = random.missing(oneOf: hasMissing ? 9 : 0)
    let range =
      switch kind {
      case .truths: 2
      case .bytes, .fewWholes, .days: 40
      case .shorts: 900
      default: 20_000
      }
    // Of three numbers one is left out.
    let numbers = (0..<LargeRows.count).map { _ in
      let number = random.below(range)
      return number % 3 == 2 && range > 2 ? number - 1 : number
    }
    let ranks = numbers.indices.map { missing?[$0] == true ? Int.max : numbers[$0] }
    return Key(column: column(kind, numbers, range, missing), ranks: ranks)
  }

  private func column(_ kind: Kind, _ numbers: [Int], _ range: Int, _ missing: Bitmap?) -> Column {
    switch kind {
    case .truths:
      .truth(TruthColumn(Bitmap(count: numbers.count) { numbers[$0] == 1 }, missing: missing))
    case .bytes, .shorts, .texts:
      .text(
        TextColumn(
          .coded(
            Codes(narrowing: numbers.map(UInt32.init), distinctCount: range),
            TextPool((0..<range).map { "text \(10_000_000 + $0)" })), missing: missing))
    case .fewWholes:
      .whole(WholeColumn(storage: .one(numbers.map { Int8($0 - 20) }), missing: missing))
    case .wholes:
      .whole(WholeColumn(storage: .four(numbers.map { Int32($0 - 9) }), missing: missing))
    case .days: .date(DateColumn(numbers.map { Int32($0 - 20) }, missing: missing))
    case .farDays: .date(DateColumn(numbers.map { Int32($0 * 90_000) }, missing: missing))
    case .moments: .timestamp(TimestampColumn(numbers.map { Int64($0) << 33 }, missing: missing))
    case .decimals: .decimal(DecimalColumn(numbers.map { Double($0) / 4 - 1 }, missing: missing))
    }
  }

  /// The groups in the order of the keys, and the first row of each.
  private func expected(_ keys: [Key]) -> (groups: [Int32], firstRows: [Int32]) {
    let rows = (0..<LargeRows.count).map { row in keys.map { $0.ranks[row] } }
    let order = Set(rows).sorted { $0.lexicographicallyPrecedes($1) }
    let numbers = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, Int32($0)) })
    let groups = rows.map { numbers[$0] ?? -1 }
    var firstRows = [Int32](repeating: -1, count: order.count)
    for (row, group) in groups.enumerated() where firstRows[Int(group)] < 0 {
      firstRows[Int(group)] = Int32(row)
    }
    return (groups, firstRows)
  }

  @Test(arguments: Kind.allCases, [true, false])
  func `Groups of one key are those of its values`(kind: Kind, hasMissing: Bool) throws {
    var random = LargeRows(seed: 31)
    try check([key(kind, &random, hasMissing: hasMissing)], "\(kind)")
  }

  @Test(arguments: [
    [Kind.truths, .bytes], [.bytes, .shorts], [.texts, .fewWholes, .truths], [.texts, .wholes],
    [.days, .fewWholes], [.decimals, .moments],
  ])
  func `Groups of several keys are those of their values`(kinds: [Kind]) throws {
    var random = LargeRows(seed: 32)
    try check(kinds.map { key($0, &random, hasMissing: true) }, "\(kinds)")
  }

  private func check(_ keys: [Key], _ label: String) throws {
    let expected = expected(keys)
    for context in LargeRows.contexts {
      let found = try Grouping(
        keys: keys.map(\.column), rowCount: LargeRows.count, isOrdered: true, in: context)
      let isRight =
        found.groups.numbers(in: context) == expected.groups
        && found.firstRows == expected.firstRows && found.count == expected.firstRows.count
        && stretches(of: found.groups, 9..<LargeRows.count - 5)
          == Array(expected.groups[9..<LargeRows.count - 5])
      if !isRight { Issue.record("\(label), \(context.threads) threads") }
    }
  }

  private func stretches(of groups: RowGroups, _ range: Range<Int>) -> [Int32] {
    var all: [Int32] = []
    groups.forEachStretch(of: range) { numbers, rows in
      if rows.count == numbers.count { for place in numbers.indices { all.append(numbers[place]) } }
    }
    return all
  }

  @Test func `Rows that are left out have no group`() {
    var random = LargeRows(seed: 33)
    let numbers = random.groups(7)
    let (some, others) = (random.missing(oneOf: 5), random.missing(oneOf: 7))
    let left = numbers.indices.map { row in
      some?[row] == true || others?[row] == true ? -1 : numbers[row]
    }
    for context in LargeRows.contexts {
      let groups = RowGroups(numbers).without(some).without(nil).without(others)
      #expect(groups.numbers(in: context) == left)
      #expect(groups.hasRows && groups.leavesRowsOut && !groups.isOne)
    }
    let one = RowGroups.one(100)
    #expect(one.isOne && one.hasRows && !one.leavesRowsOut)
    #expect(!one.without(Bitmap(count: 100) { _ in true }).hasRows)
    #expect(!RowGroups([]).hasRows)
  }

  /// The rows of one group are summed in quarters, which leaves first and last ones in their places.
  @Test func `One group of all rows is folded as its rows are`() {
    var random = LargeRows(seed: 34)
    let values = random.decimals(.longTail)
    let exact = values.reduce(into: CompensatedSum()) { $0.add($1) }.value
    for context in LargeRows.contexts {
      let input = AggregateInput(
        arguments: [], groups: .one(values.count), groupCount: 1, work: context)
      let sums = input.sums(of: values, in: input.groups)
      let rows = RowLoads.made { range in range.map { Int32($0) } }
      #expect(sums.count == 1 && abs(sums[0] - exact) <= abs(exact) * 1e-15)
      #expect(input.sizes == [Int64(values.count)])
      #expect(input.folded(rows, in: input.groups, as: FirstRow.self).map(\.row) == [0])
      #expect(
        input.folded(rows, in: input.groups, as: LastRow.self).map(\.row)
          == [Int32(values.count - 1)])
    }
  }
}
