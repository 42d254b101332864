import Charts
import Testing
import Values

struct BarChartTests {
  @Test func `bars grow from zero to either side, and a missing value has none`() {
    let chart = BarChart(
      title: "nps", labels: ["north", "上海", "a very long name of a region"],
      values: [20, -10, nil], kind: .points)
    #expect(
      chart.lines(width: 45) == [
        "nps",
        "north             20.0         ██████████████",
        "上海             -10.0  ███████",
        "a very long na…      –",
      ])
    #expect(
      chart.lines(width: 45, isPlain: true)[2] == "上海             -10.0  #######")
  }
}
