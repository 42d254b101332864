import Statistics
import Testing

@Suite struct PoissonCountTests {
  /// Source: the chi-squared quantiles to 30 digits by mpmath.
  @Test func `exact intervals of small counts`() {
    var comparison = Comparison()
    let cases: [(Int, Double, Double)] = [
      (0, 0, 3.688879454113936), (1, 0.02531780798428929, 5.571643390938898),
      (10, 4.795388696132433, 18.390356042017775),
    ]
    for (events, low, high) in cases {
      let interval = PoissonCount(events).interval()
      comparison.check("\(events) low", interval.low, low, within: 1e-12)
      comparison.check("\(events) high", interval.high, high, within: 1e-12)
    }
    #expect(comparison.misses == [])
  }
}
