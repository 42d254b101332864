import Statistics
import Testing

@Suite struct ComparisonTests {
  // Student's sleep data (1908), as in R: t.test(extra ~ group), wilcox.test(extra ~ group).
  private let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  private let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

  @Test func `Welch and Student are R's on the sleep data`() throws {
    let gap = MeanDifference(Moments(first), minus: Moments(second))
    let (test, ends) = try (#require(gap.test), #require(gap.interval()))
    let pooled = try #require(gap.pooledInterval())
    let found = [
      test.statistic, gap.degrees ?? 0, test.p, ends.low, ends.high, pooled.low, pooled.high,
    ]
    let wanted = [-1.8608, 17.776, 0.07939, -3.3654832, 0.2054832, -3.363874, 0.203874]
    #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 5e-4 })
  }

  @Test func `ranks are R's on the sleep data, and pairs are counted by hand`() throws {
    let ranks = RankComparison(first, with: second)
    let byHand = first.reduce(0.0) { sum, x in
      sum + second.reduce(0) { $0 + (x > $1 ? 1 : x == $1 ? 0.5 : 0) }
    }
    #expect(ranks.statistic == byHand && byHand == 25.5)
    #expect(abs(try #require(ranks.test).p - 0.06933) < 5e-6)
  }

  @Test func `medians have an interval that covers as often as it says`() throws {
    var random = SeededRandom(seed: 3)
    var covered = 0
    for _ in 0..<1000 {
      let left = (0..<40).map { _ in random.exponential() }
      let right = (0..<60).map { _ in random.exponential() + 1 }
      let ends = try #require(MedianDifference(left, minus: right)).interval()
      if ends.low <= -1, ends.high >= -1 { covered += 1 }
    }
    #expect((930...980).contains(covered), "seed 3: \(covered)")
  }

  @Test func `no numbers, equal numbers and few numbers have no test`() {
    #expect(MeanDifference(Moments([]), minus: Moments([1, 2])).test == nil)
    #expect(MeanDifference(Moments([1, 1]), minus: Moments([1, 1])).test == nil)
    #expect(RankComparison([1, 1], with: [1]).test == nil)
    #expect(MedianDifference([1, 2], minus: [1, 2, 3, 4, 5]) == nil)
  }
}
