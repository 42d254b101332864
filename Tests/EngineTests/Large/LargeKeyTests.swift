import Bitmaps
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Keys of two tables matched in parts, against a dictionary; the same with one thread and three.
@Suite struct LargeKeyTests {
  /// A column of texts, with a dictionary or without.
  func column(_ texts: [String], hasDictionary: Bool, missing: Bitmap?) -> Column {
    guard hasDictionary else {
      return .text(TextColumn(.plain(TextPool(texts)), missing: missing))
    }
    let distinct = Array(Set(texts)).sorted()
    let codes = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt32($0)) })
    return .text(
      TextColumn(
        .coded(
          Codes(narrowing: texts.map { codes[$0] ?? 0 }, distinctCount: distinct.count),
          TextPool(distinct)), missing: missing))
  }

  @Test(arguments: [true, false], [true, false])
  func `Texts meet their equals`(manyHasDictionary: Bool, oneHasDictionary: Bool) {
    var random = LargeRows(seed: 9)
    let (many, one) = (random.texts(), Array(random.texts().prefix(30_000)))
    let missing = random.missing(oneOf: 9)
    let oneMissing = Bitmap(count: one.count) { missing?[$0] == true }
    var last: [String: Int32] = [:]
    for (row, text) in one.enumerated() where !oneMissing[row] { last[text] = Int32(row) }
    let expected = many.indices.map { row in
      missing?[row] == true ? -1 : last[many[row]] ?? -1
    }
    let (manys, ones) = (
      column(many, hasDictionary: manyHasDictionary, missing: missing),
      column(one, hasDictionary: oneHasDictionary, missing: oneMissing)
    )
    for context in LargeRows.contexts {
      #expect(LinkIndex.partners(many: manys, one: ones, in: context) == expected)
    }
  }

  @Test func `Different texts are those of a set`() {
    var random = LargeRows(seed: 8)
    let texts = random.texts()
    let pool = TextPool(texts)
    for context in LargeRows.contexts {
      #expect(pool.distinctCount(in: context) == Set(texts).count)
      #expect(Column.text(TextColumn(.plain(pool))).distinctCount(in: context) == Set(texts).count)
    }
    let missing = random.missing(oneOf: 3)
    let known = Set(texts.indices.filter { missing?[$0] != true }.map { texts[$0] })
    for hasDictionary in [true, false] {
      let column = column(texts, hasDictionary: hasDictionary, missing: missing)
      for context in LargeRows.contexts {
        #expect(column.distinctCount(in: context) == known.count)
      }
    }
  }

  /// Numbers that lie close together and far apart, and dates, of which the one side has few or many.
  @Test(arguments: [1, 1 << 40], [30_000, 66_000])
  func `Numbers meet their equals`(step: Int, oneCount: Int) {
    var random = LargeRows(seed: 10)
    let many = (0..<LargeRows.count).map { _ in Int64(random.below(50_000) * step) }
    let one = (0..<oneCount).map { _ in Int64((random.below(50_000) - 9) * step) }
    let missing = random.missing(oneOf: 9)
    var last: [Int64: Int32] = [:]
    for (row, number) in one.enumerated() { last[number] = Int32(row) }
    let expected = many.indices.map { missing?[$0] == true ? -1 : last[many[$0]] ?? -1 }
    for context in LargeRows.contexts {
      let found = LinkIndex.partners(
        many: .whole(WholeColumn(storage: .eight(many), missing: missing)),
        one: .whole(WholeColumn(storage: .eight(one))), in: context)
      #expect(found == expected)
    }
    guard step == 1 else { return }
    let days = LinkIndex.partners(
      many: .date(DateColumn(many.map { Int32($0) }, missing: missing)),
      one: .date(DateColumn(one.map { Int32($0) })))
    #expect(days == expected)
  }
}
