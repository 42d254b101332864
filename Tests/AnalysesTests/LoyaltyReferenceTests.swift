import Diagnostics
import Engine
import Foundation
import Language
import Tables
import TestSupport
import Testing
import Values

@Suite struct LoyaltyReferenceTests {
  @Test func `every interval of a score equals the reference grid`() throws {
    guard let path = Reference.path("oracles/metrics/expected/nps_count_grid.csv") else { return }
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    let header = lines[0].split(separator: ",").map(String.init)
    let grid = lines.dropFirst().map { line -> [String: Double] in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
      return Dictionary(
        uniqueKeysWithValues: zip(header, cells).compactMap { name, cell in
          cell.map { (name, $0) }
        })
    }
    let table = counted(grid)
    for (word, prefix) in [("score", "score"), ("adjusted", "adjwald"), ("wald", "wald")] {
      let answer = Asking(
        verb: "nps", item: "score", groups: ["row"], options: ["interval": [.word(word)]]
      ).answer(table).answer
      let result = try #require(answer).table
      let differences = grid.indices.flatMap { row in
        [("nps", "nps"), ("low", prefix + "_lo"), ("high", prefix + "_hi")].compactMap { pair in
          let found = result.column(pair.0)?.value(at: row).number
          return difference(found, grid[row][pair.1])
        }
      }
      #expect(differences.filter { !($0 < 1e-8) } == [], "\(word)")
    }
  }

  // Numbers of the airport's survey of 2017: research/metrics of the reference folder.
  @Test func `the airport's answers of 11 are refused, and without them it has 39.84 points`()
    throws
  {
    let file = "data/sfo_survey/2017_SFO_Customer_Survey.csv"
    guard let path = Reference.path(file) else { return }
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let values = CSVText.rows(of: text).map { row -> [Value] in
      [row["NETPRO"].flatMap { Int64($0) }.map(Value.whole) ?? .missing]
    }
    let table = Table(fields: [Field("NETPRO", .whole)], rows: values)
    let condition = RowCondition(
      CheckedExpression(
        .operation(
          .lessOrEqual,
          [
            CheckedExpression(.column("NETPRO"), ColumnType(.whole)),
            CheckedExpression(.constant(.whole(10)), ColumnType(.whole)),
          ]), ColumnType(.truth)), text: "NETPRO <= 10")
    let line = Asking(verb: "nps", item: "NETPRO", filter: condition).answer(table).answer?.table
      .lines.last
    let cells = line?.split(separator: ",") ?? []
    #expect([cells.first, cells.dropFirst(5).first] == ["2746", "39.8398"])
    #expect(
      Asking(verb: "nps", item: "NETPRO").transcript(table) == """
        M2 84 of 2,830 answers in `NETPRO` are not on the scale 0 to 10: 11 (84)
        if 11 stands for no answer, leave it out:  filter NETPRO <= 10 | nps NETPRO
        """)
  }

  /// A row for each answer of a grid of counts, with the number of its grid row.
  private func counted(_ grid: [[String: Double]]) -> Table {
    var rows: [[Value]] = []
    for (place, counts) in grid.enumerated() {
      for (name, score) in [("detractors", 3), ("passives", 7), ("promoters", 10)] {
        let row: [Value] = [.whole(Int64(place)), .whole(Int64(score))]
        rows += Array(repeating: row, count: Int(counts[name] ?? 0))
      }
    }
    return Table(fields: [Field("row", .whole), Field("score", .whole)], rows: rows)
  }

  /// How far two numbers are apart; nothing when both are missing.
  private func difference(_ found: Double?, _ expected: Double?) -> Double? {
    guard found != nil || expected != nil else { return nil }
    guard let found, let expected else { return .infinity }
    return abs(found - expected)
  }
}
