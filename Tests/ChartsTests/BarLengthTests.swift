import Charts
import Testing
import Values

/// How long bars are, and where they begin.
struct BarLengthTests {
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
  }
}
