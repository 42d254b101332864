@testable import Formats
import Tables
import Testing
import Values

/// Files cut into chunks read as they were written, wherever the cuts fall: the rows are made first
/// and written as text, so what must come out is known without a reader.
struct ChunkTests {
  private struct Dice {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  @Test(arguments: 1...10)
  func `rows come out as they were made, wherever chunks are cut`(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let rows = (0..<(40 + dice.below(200))).map { _ in (0..<3).map { _ in cell(&dice) } }
    let lineEnd = ["\n", "\r\n", "\r"][dice.below(3)]
    var text = "a,b,c" + lineEnd
    for row in rows {
      text += row.map { written($0, &dice) }.joined(separator: ",")
      // A lone CR at a line's end in quotes next to one outside would be ambiguous to a reader of
      // lines, not to one of records.
      text += lineEnd
    }
    for size in [1, 61, 997] {
      let table = try load(text, as: "t.csv", options(size)).table
      let found = (0..<table.rowCount).map { table.row($0).map(\.plainText) }
      #expect(found == rows, "seed \(seed), chunks of \(size) bytes:\n\(text)")
    }
  }

  @Test func `what looks like rows inside quotes is no row`() throws {
    let trap = "\"x\n" + String(repeating: "1,2,3\n\"\"q\"\",2,3\n", count: 500) + "\""
    let rows = String(repeating: "a,\(trap),c\nd,e,f\n", count: 20)
    for size in [16, 100, 1000, 100_000] {
      let table = try load("a,b,c\n" + rows, as: "t.csv", options(size)).table
      #expect(table.rowCount == 40)
      #expect(table.row(39).map(\.plainText) == ["d", "e", "f"])
    }
  }

  @Test func `rejects keep their lines wherever chunks are cut`() throws {
    var text = "a,b\n"
    for row in 0..<300 {
      text += row % 50 == 7 ? "1,\"two\nlines\",3\n" : row % 50 == 9 ? "1\n" : "\(row),x\n"
    }
    let whole = try load(text, as: "t.csv", options(1 << 20))
    for size in [10, 100, 999] {
      let cut = try load(text, as: "t.csv", options(size))
      #expect(described(cut) == described(whole))
      #expect(cut.rejects?.rowCount == 12)
      #expect(cut.report.rejectedCount == 6)
    }
  }

  @Test func `a type that changes late in the file reads the column again`() throws {
    var lines = (0..<60_000).map { "\($0),2026-01-31,\($0 % 7)" }
    lines[59_990] = "x9,31.12.2026,2.5"
    let table = try load("id,day,n\n" + lines.joined(separator: "\n"), as: "t.csv").table
    #expect(table.fields.map(\.type) == [.text, .date, .decimal])
    #expect(
      table.row(59_990).map(\.plainText) == ["x9", "2026-12-31", "2.5"]
        && table.row(0).map(\.plainText) == ["0", "2026-01-31", "0"])
  }

  @Test(arguments: [
    "0", "-1", "7", "12345678", "-12345678", "123456789012345680", "0.5", "-0.25", "1234.5678",
    "99999999.5", "0.1", "123456.7", "-0.0", "5e3", "1.0e-7", "12345678901234.5",
    "0.30000000000000004",
    "1797693134862315.7", "4.35", "2.675", "-98.76", "1.7976931348623157e308", "0.000001",
  ])
  func `numbers are read as the nearest double`(_ number: String) throws {
    let table = try load("a,b\n\(number),x\n1.5,y\n", as: "t.csv").table
    #expect(table.columns[0].doubles?.first == Double(number))
  }

  @Test(arguments: 1...6)
  func `long files of even rows with an odd one here and there`(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 77)
    let rows = (0..<6000).map { row in
      [
        number(&dice), text(&dice), row % 1500 == 1499 ? "two\nlines, \"quoted\"" : text(&dice),
        "v\(dice.below(3))",
      ]
    }
    let lineEnd = ["\n", "\r\n"][dice.below(2)]
    let lines = rows.map { row in
      row.map { $0.contains("\n") ? "\"two\nlines, \"\"quoted\"\"\"" : $0 }
        .joined(separator: ",")
    }
    let file = (["a,b,c,d"] + lines).joined(separator: lineEnd) + lineEnd
    for size in [5000, 1 << 20] {
      let table = try load(file, as: "t.csv", options(size)).table
      #expect(table.rowCount == rows.count)
      let numbers = try #require(table.columns[0].doubles)
      let wrong = rows.indices.first { row in
        let found = table.row(row).map(\.plainText)
        return numbers[row] != Double(rows[row][0]) || Array(found[1...]) != Array(rows[row][1...])
      }
      #expect(wrong == nil, "seed \(seed), row \(wrong.map { "\(rows[$0])" } ?? "")")
    }
  }

  @Test func `a column of few texts read one by one gets a dictionary in the end`() throws {
    var dice = Dice(state: 5)
    let rows = (0..<40_000).map { row in "\(row),city \(dice.below(3000))" }
    let table = try load("id,city\n" + rows.joined(separator: "\n"), as: "t.csv").table
    guard case .text(let cities) = table.columns[1], case .coded(let codes, _) = cities.storage
    else { return #expect(Bool(false), "cities are not coded") }
    #expect(codes.count == 40_000 && cities.text(at: 0) == String(rows[0].dropFirst(2)))
  }

  @Test func `long texts late in a file ask for no more memory than they take`() throws {
    let short = (0..<30_000).map { "7,n\($0 &* 7_919)" }
    let long = (0..<40).map { "7,\($0)" + String(repeating: "x", count: 200_000) }
    let text = "a,b\n" + (short + long).joined(separator: "\n")
    let table = try load(text, as: "t.csv", options(1 << 18)).table
    #expect(table.rowCount == 30_040)
    #expect(table.row(30_039)[1].plainText.utf8.count == 200_002)
  }

  /// A number of one to twelve digits, with a sign or a point or not.
  private func number(_ dice: inout Dice) -> String {
    let digits = (0..<(1 + dice.below(12))).map { _ in String(dice.below(10)) }.joined()
    let whole = String(Int(digits) ?? 0)
    let sign = dice.below(9) == 0 && whole != "0" ? "-" : ""
    guard dice.below(3) > 0 else { return sign + whole }
    return sign + whole + "." + String(dice.below(1000))
  }

  /// A text of up to forty letters; many share their length and both ends.
  private func text(_ dice: inout Dice) -> String {
    let middle = String(repeating: ["m", "n"][dice.below(2)], count: dice.below(3) * 8)
    let ends = ["", "a", "abcdefgh", "abcdefghi", "abcdefghijklmnop"]
    return "t" + ends[dice.below(5)] + middle + ["", "x", "12345678"][dice.below(3)]
  }

  private func options(_ chunkSize: Int) -> LoadOptions {
    var options = LoadOptions()
    options.chunkSize = chunkSize
    options.header = true
    options.skip = 0
    options.quote = .byte(UInt8(ascii: "\""))
    options.delimiter = UInt8(ascii: ",")
    return options
  }

  private func cell(_ dice: inout Dice) -> String {
    let scraps = [
      "x", "\"", ",", "\n", "\r\n", "1,2,3\n", "\",\"", "né", "客户", "\"\n\"", "a longer text",
    ]
    return "c" + (0..<dice.below(5)).map { _ in scraps[dice.below(scraps.count)] }.joined()
  }

  private func written(_ cell: String, _ dice: inout Dice) -> String {
    let needsQuotes = cell.unicodeScalars.contains { "\",\n\r".unicodeScalars.contains($0) }
    guard needsQuotes || dice.below(4) == 0 else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
