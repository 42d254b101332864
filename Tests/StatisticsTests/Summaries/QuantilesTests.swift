import Statistics
import Testing

@Suite struct QuantilesTests {
  /// Type 7 by sorting everything: the slow twin.
  private static func bySorting(_ values: [Double], _ share: Double) -> Double {
    let sorted = values.sorted()
    let place = Double(values.count - 1) * share
    let low = Int(place)
    let part = place - Double(low)
    return part == 0 ? sorted[low] : (1 - part) * sorted[low] + part * sorted[low + 1]
  }

  @Test func `selection gives what sorting gives`() {
    var random = SeededRandom(seed: 9)
    var wrong: [String] = []
    let shares = [0.5, 0, 0.25, 1, 0.9, 0.01, 0.333, 0.75]
    for size in Array(1...200) + [1_000, 5_000] {
      let shapes: [(String, [Double])] = [
        ("spread", (0..<size).map { _ in random.normal() }),
        ("ties", (0..<size).map { _ in Double(random.int(below: 3)) }),
        ("rising", (0..<size).map { Double($0) }),
        ("falling", (0..<size).map { Double(-$0) }),
        ("organ pipe", (0..<size).map { Double(min($0, size - $0)) }),
      ]
      for (name, values) in shapes {
        var copy = values
        let found = quantiles(of: &copy, at: shares) ?? []
        let expected = shares.map { Self.bySorting(values, $0) }
        for (value, right) in zip(found, expected) where abs(value - right) > 1e-12 {
          wrong.append("\(name) \(size): \(value), expected \(right)")
        }
        if copy.sorted() != values.sorted() { wrong.append("\(name) \(size) lost values") }
      }
    }
    #expect(wrong == [])
  }

  /// Source: R 4.2, `quantile(c(3, 1, 4, 1, 5, 9, 2, 6))`.
  @Test func `quartiles as R gives them, and the undefined ones`() {
    var values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    #expect(quantiles(of: &values, at: [0, 0.25, 0.5, 0.75, 1]) == [1, 1.75, 3.5, 5.25, 9])
    var none: [Double] = []
    var broken = [1, .nan, 2]
    var endless: [Double] = [.infinity, .infinity, 1]
    #expect(median(of: &none) == nil && median(of: &broken)?.isNaN == true)
    #expect(quantile(of: &endless, at: 0.75) == .infinity)
  }
}
