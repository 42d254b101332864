import Charts
import Testing

@Suite struct QuadrantChartTests {
  private let chart = QuadrantChart(
    title: "importance by satisfaction",
    points: [
      .init(label: "price", x: 2, y: 9), .init(label: "speed", x: 8, y: 8),
      .init(label: "colour", x: 8, y: 1), .init(label: "名字", x: 8, y: 1),
    ], x: 5, y: 5, corners: ["fix", "keep", "leave", "enough"])

  @Test func `points lie in their quadrants, and none hides another`() {
    #expect(
      chart.lines(width: 30, isPlain: true) == [
        "importance by satisfaction",
        "fix                     keep",
        "1             |",
        "              |",
        "              |            2",
        "              |",
        "              |",
        "              |",
        "              |",
        "--------------+-------------",
        "              |",
        "              |",
        "              |",
        "              |",
        "              |",
        "              |            4",
        "              |            3",
        "leave                 enough",
        "1 price · 2 speed · 3 colour",
        "4 名字",
      ])
  }

  @Test func `one point and points of no number are drawn without a crash`() {
    var odd = chart
    odd.points = [.init(label: "a", x: .nan, y: 1), .init(label: "b", x: 5, y: 5)]
    #expect(odd.lines(width: 10).count == 19)
  }
}
