import Charts
import Session
import Testing

@testable import Reports

struct HeatMapTests {
  @Test func `a heat map of more rows than a screen shows says how to see them all`() {
    let map = HeatMap(
      title: "share", corner: "cohort", columns: ["0"], labels: ["a", "b", "c", "d"],
      details: ["1", "2", "3", "4"],
      rows: [1, 0.5, 0.25, 0].map { [HeatMap.Cell($0)] },
      footer: HeatMap.Footer(label: "pooled", cells: [HeatMap.Cell(0.3)]))
    func lines(_ limit: Int) -> [Substring] {
      let style = PresentationStyle(isAccessible: true, rowLimit: limit)
      return Presenter(style: style).text(of: .chart(.heat(map), baseLine: "")).output.split(
        separator: "\n")
    }
    #expect(
      lines(2) == [
        "share", "cohort  size     0", "a          1   100", "b          2  50.0",
        "… 2 more rows; `export` or --format csv has all", "pooled        30.0",
      ])
    #expect(lines(4).count == 7)
  }
}
