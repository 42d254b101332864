import Charts
import Testing
import Values

<<<<<<< HEAD
/// Bars in a terminal.
struct BarChartTests {
  private func drawn(
    _ labels: [String], _ values: [Double?], width: Int = 40, isPlain: Bool = false,
    kind: Kind = .count
  ) -> String {
    BarChart(title: "t", labels: labels, values: values, kind: kind)
      .lines(width: width, isPlain: isPlain).joined(separator: "\n")
  }

  @Test func `bars are as long as their values, in eighths of a cell`() {
    #expect(
      drawn(["north", "城市", "x"], [16, 8, 1], width: 27) == """
        t
        north  16  ████████████████
        城市    8  ████████
        x       1  █
        """)
    #expect(
      drawn(["a", "b", "c"], [16, 8.5, nil], width: 25, isPlain: true, kind: .points) == """
        t
        a  16.0  ################
        b   8.5  #########
        c     -
        """)
  }

  @Test func `negative values grow to the left of zero`() {
    #expect(
      drawn(["a", "b", "c"], [10, -10, 0], width: 30, kind: .points) == """
        t
        a   10.0            ██████████
        b  -10.0  ██████████
        c    0.0
        """)
  }

  @Test func `nothing to draw is drawn as nothing`() {
    #expect(drawn([], []) == "t")
    #expect(drawn(["a", "b"], [0, 0]) == "t\na  0\nb  0")
    #expect(drawn(["a\u{1B}[31m"], [1], width: 24).contains("\u{1B}") == false)
=======
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
>>>>>>> main
  }
}
