import Statistics
import Testing

@Suite struct MomentsTests {
  /// Source: NIST StRD, univariate NumAcc4: mean 10000000.2, standard deviation 0.1.
  @Test func `spread survives a large mean, whole or in parts`() {
    let values = [10_000_000.2] + (0..<1_000).map { $0 % 2 == 0 ? 10_000_000.1 : 10_000_000.3 }
    let whole = Moments(values)
    var parts = Moments()
    var single = Moments()
    for value in values { single.add(value) }
    for start in stride(from: 0, to: values.count, by: 100) {
      parts.add(Moments(Array(values[start..<min(start + 100, values.count)])))
    }
    var comparison = Comparison()
    for (name, moments) in [("whole", whole), ("parts", parts), ("single", single)] {
      comparison.check(name, moments.mean, 10_000_000.2, within: 1e-15)
      comparison.check(name, moments.standardDeviation, 0.1, within: 1e-7)
    }
    #expect(comparison.misses == [])
  }

  @Test func `what has no mean or spread is nothing`() {
    #expect(Moments().mean == nil && Moments([4]).mean == 4 && Moments([4]).variance == nil)
    #expect(Moments([1, 2, 3, 4]).variance == 5.0 / 3 && Moments([2, 4]).standardError == 1)
  }

  @Test func `a compensated sum does not depend on order or parts`() {
    var random = SeededRandom(seed: 21)
    var values = (0..<10_000).map { _ in random.normal() * (random.chance(0.1) ? 1e12 : 1) }
    let sum = CompensatedSum(values).value
    var sums: [Double] = []
    for parts in [2, 3, 7] {
      random.shuffle(&values)
      var joined = CompensatedSum()
      for part in 0..<parts {
        let range = values.count * part / parts..<values.count * (part + 1) / parts
        joined.add(CompensatedSum(Array(values[range])))
      }
      sums.append(joined.value)
    }
    #expect(sums == [sum, sum, sum])
    #expect(CompensatedSum([1, 1e100, 1, -1e100]).value == 2)
    #expect(CompensatedSum([1, .infinity, 1]).value == .infinity)
  }
}
