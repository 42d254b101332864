import Formats
import Tables
import Testing
import Values

/// What is written as CSV or JSON Lines is read back identical.
///
/// Stated exceptions, which the random tables leave out: a text column in which every text reads
/// as a number, a date or a pair of truth words takes that type; a column of years is one of whole
/// numbers; NaN is missing; a column without a value is text; one truth word other than a form of
/// yes or true alone stays text; a whole number of more than 18 digits makes its column text; a
/// decimal column of whole values only is one of whole numbers.
struct RoundTripTests {
  @Test(arguments: 1...40)
  func `a random table comes back identical`(_ seed: Int) throws {
    let table = randomTable(seed: seed)
    for (format, path) in [
      ("csv", "t.csv"), ("tsv", "t.tsv"), ("jsonl", "t.jsonl"), ("json", "t.json"),
    ] {
      let text = try written(table, format)
      let back = try load(text, as: path, headed(path)).table
      #expect(same(back, table), "seed \(seed), \(format):\n\(text)")
    }
  }

  private func headed(_ path: String) -> LoadOptions {
    var options = LoadOptions()
    options.header = true
    options.skip = 0
    if path.hasSuffix("csv") { options.delimiter = UInt8(ascii: ",") }
    return options
  }

  private func same(_ left: Table, _ right: Table) -> Bool {
    left.fields.map(\.name) == right.fields.map(\.name)
      && left.fields.map(\.type) == right.fields.map(\.type)
      && left.fields.map(\.description.words) == right.fields.map(\.description.words)
      && left.fields.map(\.description.grain) == right.fields.map(\.description.grain)
      && left.rowCount == right.rowCount
      && (0..<left.rowCount).allSatisfy { left.row($0) == right.row($0) }
  }

  private func randomTable(seed: Int) -> Table {
    var dice = Dice(state: UInt64(seed))
    let rowCount = 2 + dice.below(20)
    let columnCount = 2 + dice.below(6)
    var fields: [Field] = []
    var columns: [[Value]] = []
    for index in 0..<columnCount {
      let name = ["spend", "na,me", "\"q\"", "two\nlines", "城市", "a b"][index % 6] + "\(index)"
      let (type, values) = randomColumn(&dice, rowCount)
      fields.append(Field(name, type))
      columns.append(values)
    }
    return Table(
      fields: fields, rows: (0..<rowCount).map { row in columns.map { $0[row] } })
  }

  private func randomColumn(_ dice: inout Dice, _ rows: Int) -> (ColumnType, [Value]) {
    let texts = ["", "NA", "x", " y ", "\"", "a,b", "1", "2026-01-31", "\r\n", "né", "null", "\t"]
    let kind = dice.below(7)
    var values = (0..<rows).map { _ -> Value in
      guard dice.below(5) > 0 else { return .missing }
      return switch kind {
      case 0: .whole(Int64(dice.below(2_000_000) - 1_000_000))
      case 1: .decimal((Double(dice.below(1 << 30)) - 5e8) / Double(1 + dice.below(1 << 20)))
      case 2: .text(texts[dice.below(texts.count)])
      case 3: .truth(dice.below(2) == 0)
      case 4: .date(CalendarDate(days: Int32(dice.below(40_000) - 10_000)))
      case 5:
        .timestamp(Timestamp(microseconds: Int64(dice.below(1 << 30)) * 1_234_567))
      default: .date(Grain.quarter.start(of: CalendarDate(days: Int32(dice.below(30_000)))))
      }
    }
    switch kind {
    case 0:
      values[0] = .whole(7)
      return (ColumnType(.whole), values)
    case 1:
      values[0] = .decimal(0.1)
      return (ColumnType(.decimal), values)
    case 2:
      values[0] = .text("plain")
      return (ColumnType(.text), values)
    case 3:
      (values[0], values[1]) = (.truth(true), .truth(false))
      return (ColumnType(.truth, words: TruthWords(yes: "Yes", no: "No")), values)
    case 4:
      values[0] = .date(CalendarDate(days: 0))
      return (ColumnType(.date), values)
    case 5:
      values[0] = .timestamp(Timestamp(microseconds: 1))
      return (ColumnType(.timestamp), values)
    default:
      values[0] = .date(CalendarDate(days: 0))
      return (ColumnType(.date, grain: .quarter), values)
    }
  }
}
