import Session
import Tables
import Testing
import Values

@testable import Reports

struct WrappingTests {
  @Test func `lines end at blanks, wide words are broken, and the rest hangs`() {
    #expect(
      "note: rows left out because 城市 is missing".wrapped(to: 20) == [
        "note: rows left out", "  because 城市 is", "  missing",
      ])
    #expect("城市城市城市城市城市".wrapped(to: 12) == ["城市城市城市", "  城市城市"])
    #expect("short".wrapped(to: 12) == ["short"])
  }

  @Test func `a footer shows shares as percentages and groups behind the rest`() {
    let facts = Table(
      fields: [Field("name", .text), Field("group", .text), Field("value", .decimal)],
      rows: [
        [.text("base"), .missing, .decimal(0.2435)], [.text("p"), .missing, .decimal(1.8e-74)],
        [.text("tests"), .missing, .decimal(48_457)],
        [.text("union_revenue"), .missing, .decimal(134_048)],
        [.text("total"), .missing, .decimal(-1_234.5)],
        [.text("median"), .text("gold"), .decimal(12.5)],
      ])
    #expect(
      FactLines(facts, PresentationStyle(width: 30)).text == """
        base 24.3% · p 1.8e-74
          tests 48,457
          union_revenue 134,048.00
          total -1,234.50
        gold: median 12.5

        """)
  }

  @Test func `lines of help go on under what they explain, when there is room`() {
    let lines = [
      "  max: NUMBER  How many behaviours a rule may have.",
      "  adjust: holm|bonferroni|layered  How p is adjusted.", "mind:  What goes with churn.",
      "plain words without a gap",
    ]
    #expect(lines.map { $0.hangingIndent(within: 40) } == [15, 4, 7, 2])
    #expect(
      lines[0].wrapped(to: 40, indent: 15) == [
        "  max: NUMBER  How many behaviours a", "               rule may have.",
      ])
  }
}
