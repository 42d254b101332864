import Foundation
import Formats
import Tables
import TestSupport
import Testing
import Values

/// What is written into a database is read back identical, with types, words, grains and kinds.
///
/// Stated exceptions: NaN is missing; minus zero is zero; a date outside the years 0 to 9999 is text.
struct SQLiteRoundTripTests {
  private struct Dice {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }

    mutating func pick<Element>(_ all: [Element]) -> Element { all[below(all.count)] }
  }

  @Test(arguments: 1...60)
  func `a random table comes back identical`(_ seed: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/t.db"
    var dice = Dice(state: UInt64(seed))
    let tables = (0..<3).map { _ in randomTable(&dice) }
    let names = ["t", "order", "with \" quote; drop table t"]
    for (name, table) in zip(names, tables) { _ = try store(table, as: name, in: path) }
    _ = try store(tables[0], as: names[1], in: path)
    _ = try store(tables[1], as: names[1], in: path)
    for (name, table) in zip(names, tables) {
      var options = LoadOptions()
      options.table = name
      let back = try Loader.load(path, options)
      #expect(back.rejects == nil && same(back.table, table), "seed \(seed), table \(name)")
    }
  }

  private func store(_ table: Table, as name: String, in path: String) throws -> StoredOutcome {
    let format = try #require(FileFormat.named("sqlite")?.store)
    return try format(table, name, path, .real)
  }

  private func same(_ left: Table, _ right: Table) -> Bool {
    left.fields == right.fields && left.rowCount == right.rowCount
      && (0..<left.rowCount).allSatisfy { left.row($0) == right.row($0) }
  }

  private func randomTable(_ dice: inout Dice) -> Table {
    let rowCount = dice.pick([0, 1, 2, 30])
    var fields: [Field] = []
    var columns: [[Value]] = []
    for index in 0..<(1 + dice.below(7)) {
      let name = ["spend", "select", "\"q\"", "two\nlines", "城市", "a b", "[x]"][index]
      let type = dice.pick(SQLiteRoundTripTests.types)
      fields.append(Field(name, type))
      columns.append((0..<rowCount).map { _ in value(of: type, &dice) })
    }
    return Table(fields: fields, rows: (0..<rowCount).map { row in columns.map { $0[row] } })
  }

  private static let types: [ColumnType] =
    [
      ColumnType(.truth), ColumnType(.truth, words: TruthWords(yes: "Da", no: "Ne")),
      ColumnType(.truth, words: TruthWords(yes: "1\"x", no: "0")), ColumnType(.whole),
      ColumnType(.whole, kind: .count), ColumnType(.decimal), ColumnType(.decimal, kind: .share),
      ColumnType(.decimal, kind: .points), ColumnType(.decimal, kind: .money), ColumnType(.date),
      ColumnType(.timestamp), ColumnType(.text), ColumnType(.text),
    ] + [Grain.week, .month, .quarter, .year].map { ColumnType(.date, grain: $0) }

  private func value(of type: ColumnType, _ dice: inout Dice) -> Value {
    guard dice.below(5) > 0 else { return .missing }
    let date = CalendarDate(days: Int32(dice.below(3_000_000) - 700_000))
    switch type.type {
    case .truth: return .truth(dice.below(2) == 0)
    case .whole: return .whole(dice.pick([.min, .max, 0, 1, -1, 9_007_199_254_740_993]))
    case .decimal:
      let made = (Double(dice.below(1 << 30)) - 5e8) / Double(1 + dice.below(1 << 20))
      return .decimal(dice.pick([.infinity, -.infinity, 1e300, 5e-324, 3, 1e18, 0.1, made]))
    case .date: return .date(type.grain?.start(of: date) ?? date)
    case .timestamp:
      let micro = Int64(dice.pick([0, 1, 500_000, 999_999]))
      return .timestamp(
        Timestamp(date: date, seconds: Int64(dice.below(86_400)), microseconds: micro))
    case .text:
      return .text(
        dice.pick([
          "", "NA", "x", " y ", "\"", "'", "1", "007", "2026-01-31", "Yes", "No", "a\0b", "\0",
          "né", "null", "inf", "0x00", "\r\n", "2026-01",
        ]))
    }
  }
}
