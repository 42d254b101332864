import Bitmaps
import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Kernels that begin beyond one piece of work, against loops over plain arrays; the same with one
/// thread and with three.
@Suite struct LargeTwinTests {
  @Test(arguments: 0..<8)
  func `Rows by their words are those of a stable sort`(seed: Int) {
    var random = LargeRows(seed: UInt64(seed))
    let words = random.words(seed)
    let rows = words.indices.map { Int32($0) }
    let expected = rows.sorted { left, right in
      (words[Int(left)], left) < (words[Int(right)], right)
    }
    let found = LargeRows.contexts.map { RowOrder.radixSorted(rows, words: words, in: $0) }
    #expect(found.allSatisfy { $0 == expected }, "seed \(seed)")
  }

  @Test(arguments: 0..<8)
  func `Numbers of words are equal where words are`(seed: Int) {
    var random = LargeRows(seed: UInt64(seed))
    let words = random.words(seed)
    let found = LargeRows.contexts.map { context in
      let numbers = WordNumbers(words, in: context)
      return (numbers.words, numbers.codes(in: context))
    }
    let isRight = found.allSatisfy { distinct, codes in
      distinct.count == Set(words).count && distinct == found[0].0
        && codes.indices.allSatisfy { distinct[Int(codes[$0])] == words[$0] }
    }
    #expect(isRight, "seed \(seed)")
  }

  @Test func `Numbers and ranks of texts are those of a dictionary and a sort`() {
    var random = LargeRows(seed: 5)
    let texts = random.texts()
    let pool = TextPool(texts)
    let distinct = Set(texts).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt64($0)) })
    let expected = texts.map { places[$0] ?? .max }
    let isRight = LargeRows.contexts.allSatisfy { context in
      let numbers = TextNumbers(pool, in: context)
      let codes = numbers.codes(in: context)
      return pool.ranks(in: context) == expected && numbers.count == distinct.count
        && codes.indices.allSatisfy { texts[Int(numbers.firstRows[Int(codes[$0])])] == texts[$0] }
    }
    #expect(isRight)
  }

  @Test(arguments: LargeRows.Shape.allCases, [1, 62, 63])
  func `Quantiles are those of sorted groups`(_ shape: LargeRows.Shape, groupCount: Int) {
    var random = LargeRows(seed: UInt64(groupCount))
    let values = random.decimals(shape)
    var groups = random.groups(groupCount)
    random.missing(oneOf: 9)?.forEachSetBit { groups[$0] = -1 }
    var parts = [[Double]](repeating: [], count: groupCount)
    for row in groups.indices where groups[row] >= 0 { parts[Int(groups[row])].append(values[row]) }
    let sorted = parts.map { $0.sorted() }
    for share in [0, 0.5, 0.9, 1] {
      let expected = sorted.map { LargeTwinTests.quantile($0, share) }
      let found = LargeRows.contexts.map { context in
        AggregateInput(
          arguments: [], groups: RowGroups(groups), groupCount: groupCount, work: context
        )
        .quantiles(of: values, in: RowGroups(groups), at: share)
      }
      let isRight = found.allSatisfy {
        $0.values == expected && $0.sizes == parts.map { Int64($0.count) }
      }
      if !isRight { Issue.record("\(shape), \(groupCount) groups, share \(share)") }
    }
  }

  /// Type 7 of Hyndman and Fan, with ends that are endless taken as they are.
  private static func quantile(_ values: [Double], _ share: Double) -> Double {
    guard let last = values.indices.last else { return 0 }
    let place = Double(last) * share
    let (low, high) = (values[Int(place)], values[min(Int(place) + 1, last)])
    let part = place - Double(Int(place))
    return part == 0 || low == high ? low : (1 - part) * low + part * high
  }

  @Test(arguments: LargeRows.Shape.allCases, [SortDirection.ascending, .descending])
  func `The first rows are the first of a stable sort`(
    _ shape: LargeRows.Shape, direction: SortDirection
  ) throws {
    var random = LargeRows(seed: 3)
    let values = random.decimals(shape)
    let missing = random.missing(oneOf: 6)
    let second = random.groups(9)
    let keys: [(column: Column, direction: SortDirection)] = [
      (.decimal(DecimalColumn(values, missing: missing)), direction),
      (.whole(WholeColumn(storage: .four(second))), .descending),
    ]
    let sign = direction == .descending ? -1.0 : 1
    let expected = values.indices.map { Int32($0) }.sorted { left, right in
      let (a, b) = (Int(left), Int(right))
      let (x, y) = (sign * values[a], sign * values[b])
      let isOut = (missing?[a] ?? false, missing?[b] ?? false)
      if isOut.0 != isOut.1 { return !isOut.0 }
      if !isOut.0, x != y { return x < y }
      return (-second[a], left) < (-second[b], right)
    }
    let found = try LargeRows.contexts.flatMap { context in
      try [10, 3_000, LargeRows.count].map { count in
        try RowOrder.first(count, of: LargeRows.count, by: keys, in: context)
          == Array(expected.prefix(count))
      }
    }
    #expect(found.allSatisfy { $0 }, "\(shape): \(found)")
  }

  @Test(arguments: [
    (1, 30_000), (7, 20_000), (50, 20), (60, 60_000), (30_000, 80), (3_000, 30_000),
  ])
  func `Different values of groups are those of sets`(groupCount: Int, valueCount: Int) throws {
    var random = LargeRows(seed: UInt64(groupCount))
    var groups = random.groups(groupCount)
    random.missing(oneOf: 50)?.forEachSetBit { groups[$0] = -1 }
    let values = (0..<LargeRows.count).map { _ in Int32(random.below(valueCount)) }
    let missing = random.missing(oneOf: 20)
    var sets = [Set<Int32>](repeating: [], count: groupCount)
    for row in groups.indices where groups[row] >= 0 && missing?[row] != true {
      sets[Int(groups[row])].insert(values[row])
    }
    let expected = Column.whole(WholeColumn(sets.map { Int64($0.count) }))
    let column = Column.whole(WholeColumn(storage: .four(values), missing: missing))
    for context in LargeRows.contexts {
      let input = AggregateInput(
        arguments: [column], groups: RowGroups(groups), groupCount: groupCount, work: context)
      guard case .aggregate(let body) = Function.distinct.body else { return }
      #expect(try body(input) == expected)
    }
  }
}
