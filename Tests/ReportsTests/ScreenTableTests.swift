import Session
import Tables
import Testing
import Values

@testable import Reports

struct ScreenTableTests {
  /// The lines of a table on a screen.
  private func lines(_ fields: [Field], _ rows: [[Value]], width: Int? = nil) -> [String] {
    let result = ResultTable(baseLine: "", table: Table(fields: fields, rows: rows))
    return ScreenTable(result, PresentationStyle(width: width)).lines
  }

  @Test func `an interval joins its number and columns give way where a screen is narrow`() {
    let fields = [
      Field("region", .text), Field("number", .whole), Field("rule", .text),
      Field("odds_ratio", .decimal, kind: .ratio), Field("odds_low", .decimal, kind: .ratio),
      Field("odds_high", .decimal, kind: .ratio), Field("p", .decimal, kind: .probability),
    ]
    let row: [Value] = [
      .text("north"), .whole(1), .text("contract=monthly & payment=card & tier=bronze"),
      .decimal(3.914), .decimal(3.3381), .decimal(14.562), .decimal(0.01),
    ]
    let none: [Value] = [
      .text("south"), .whole(2), .text("tier=gold"), .missing, .missing, .missing, .missing,
    ]
    var result = ResultTable(baseLine: "", table: Table(fields: fields, rows: [row, none]))
    result.groupColumns = ["region"]
    result.screenIntervals = ["odds_ratio": ["odds_low", "odds_high"]]
    result.screenSpare = ["number"]
    func lines(_ width: Int) -> [String] {
      ScreenTable(result, PresentationStyle(width: width)).lines
    }
    let wide = lines(120)
    #expect(wide.count == 3 && wide[0].contains("odds_low") && wide[1].contains("14.56"))
    let narrow = lines(62)
    #expect(
      narrow == [
        "region  rule                                 odds_ratio      p",
        "north   contract=monthly &             3.91 (3.34–14.6)  0.010",
        "          payment=card & tier=bronze",
        "south   tier=gold                                     –      –",
        "… more columns: number",
      ])
    // Where even so a column does not fit, the one beneath keeps its interval.
    #expect(
      lines(46) == [
        "region  rule",
        "north   contract=monthly & payment=card &",
        "          tier=bronze",
        "south   tier=gold",
        "",
        "region        odds_ratio      p",
        "north   3.91 (3.34–14.6)  0.010",
        "south                  –      –",
        "… more columns: number",
      ])
  }

  @Test func `decimals of a column are the same down the column`() {
    let table = lines(
      [Field("spend", .decimal), Field("whole", .decimal), Field("mean", .decimal)],
      [
        [.decimal(1055), .decimal(3), .decimal(1.0 / 3)],
        [.decimal(1027.27), .decimal(-12), .decimal(0.5)],
        [.missing, .decimal(0), .decimal(0.000012)],
      ])
    #expect(
      table == [
        "  spend  whole     mean",
        "1055.00      3   0.3333",
        "1027.27    -12   0.5000",
        "      –      0  1.2e-05",
      ])
  }

  @Test func `texts give way before columns are left out, and numbers are never cut`() {
    let long = String(repeating: "长", count: 20)
    let fields = [Field("rule", .text), Field("n", .whole, kind: .count), Field("more", .text)]
    let rows: [[Value]] = [[.text(long), .whole(1_234_567), .text("abcdefghijklmnopqrst")]]
    #expect(
      lines(fields, rows, width: 54) == [
        "rule                              n  more",
        "长长长长长长长长长长长长  1,234,567  abcdefghijklmnop…",
        "  长长长长长长长长",
      ])
    #expect(lines(fields, rows, width: 40).last == "… more columns: more")
    #expect(lines(fields, rows)[1] == long + "  1,234,567  abcdefghijklmnopqrst")
  }

  @Test func `prose goes on in further lines, and each row of a comparison has its kind`() {
    let fields = [
      Field("measure", .text), Field("a", .decimal), Field("difference", .decimal),
      Field("why", .text),
    ]
    let rows: [[Value]] = [
      [
        .text("churned"), .decimal(0.2134), .decimal(-0.05), .text("more of them left than before"),
      ],
      [.text("nps"), .decimal(12.04), .decimal(2), .missing],
      [.text("spend"), .decimal(494.049), .decimal(-62), .text("less")],
    ]
    var result = ResultTable(baseLine: "", table: Table(fields: fields, rows: rows))
    result.screenProse = ["why"]
    result.rowKinds = RowKinds(
      names: "measure", kinds: ["churned": .share, "nps": .points], values: ["a"],
      differences: ["difference"])
    #expect(
      ScreenTable(result, PresentationStyle(width: 54)).lines == [
        "measure       a  difference  why",
        "churned   21.3%     -5.0 pp  more of them left than",
        "                               before",
        "nps        12.0         2.0  –",
        "spend    494.05         -62  less",
      ])
  }

  @Test func `columns that do not fit stand beneath, behind the column that names the rows`() {
    let fields = ["month", "opening", "closing", "rate"].map { Field($0, .whole, kind: .count) }
    let rows: [[Value]] = [[1, 20, 300, 4000], [2, 30, 400, 5000]].map { $0.map { .whole($0) } }
    #expect(
      lines(fields, rows, width: 22) == [
        "month  opening",
        "    1       20",
        "    2       30",
        "",
        "month  closing   rate",
        "    1      300  4,000",
        "    2      400  5,000",
      ])
  }

  @Test func `columns of a load stand side by side, roles aligned under them`() {
    let columns = (1...7).map { number in
      LoadReply.Column(name: "c\(number)", type: "text", missing: number == 7 ? "3 missing" : "")
    }
    let reply = LoadReply(
      headline: "t: 5 rows, 7 columns", layout: ["delimiter comma"], columns: columns,
      remarks: [],
      roles: [
        LoadReply.Role(name: "nps", meaning: "c1", evidence: "the name"),
        LoadReply.Role(name: "churned", meaning: "c2", evidence: "the name; 3 of 5 are Yes"),
      ], consequences: ["t is now in use"])
    #expect(
      LoadLines(reply, width: 46).lines == [
        "t: 5 rows, 7 columns", "  delimiter comma",
        "  c1  text    c4  text    c7  text  3 missing",
        "  c2  text    c5  text",
        "  c3  text    c6  text",
        "  role nps = c1       (guessed: the name)",
        "  role churned = c2   (guessed: the name; 3 of",
        "      5 are Yes)",
        "  t is now in use",
      ])
  }
}
