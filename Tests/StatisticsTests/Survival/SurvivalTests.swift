import Glibc
import Statistics
import Testing

@Suite struct SurvivalTests {
  // Acute myelogenous leukaemia, maintained: Miller 1981, table 1; the curve as printed there.
  private let times: [Double] = [9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161]
  private let events = [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]

  @Test func `the curve of maintained leukaemia is the published one`() throws {
    let curve = KaplanMeier(LifeTable(times: times, causes: events))
    let shares = [9.0, 13, 18, 23, 31, 34, 48].map { (curve.survival(at: $0) * 1000).rounded() }
    #expect(shares == [909, 818, 716, 614, 491, 368, 184])
    #expect(curve.quantile().time == 31)
    let mean = try #require(curve.restrictedMean())
    #expect(abs(mean.value - areaByHand(curve, to: 161)) < 1e-12)
    // R: print(survfit(Surv(time, status) ~ 1, aml, subset = x == "Maintained"), rmean = 161)
    #expect((mean.value * 10).rounded() == 526 && (mean.standardError * 10).rounded() == 198)
  }

  private func areaByHand(_ curve: KaplanMeier, to limit: Int) -> Double {
    (0..<limit).reduce(0) { $0 + curve.survival(at: Double($1)) }
  }

  @Test
  func `one cause of Aalen and Johansen is one minus Kaplan and Meier, with Greenwood's error`() {
    let table = LifeTable(times: times, causes: events)
    let (curve, causes) = (KaplanMeier(table), AalenJohansen(table))
    for (step, other) in zip(curve.steps, causes.steps) {
      #expect(abs(1 - step.survival - other.incidence[0]) < 1e-15)
      #expect(abs((step.standardError ?? 0) - other.errors[0]) < 1e-12)
    }
  }

  @Test func `tied causes are exact, in any order of rows, and add up with survival to one`() {
    // Two causes at the same times: the defect of lifelines is to shift ties at random.
    let times: [Double] = [1, 1, 1, 2, 2, 2, 3, 3, 4, 5]
    let causes = [1, 2, 0, 1, 1, 2, 2, 0, 1, 0]
    let result = AalenJohansen(LifeTable(times: times, causes: causes, causeCount: 2))
    // By hand: 1/10; 1/10 + 8/10 · 2/7; then 8/10 · 4/7 = 16/35 survive time 2.
    let first = [0.1, 0.1 + 0.8 * 2 / 7, 0.1 + 0.8 * 2 / 7]
    #expect(zip(result.steps, first).allSatisfy { abs($0.incidence[0] - $1) < 1e-15 })
    for step in result.steps {
      #expect(abs(step.incidence.reduce(step.survival, +) - 1) < 1e-15)
    }
    let order = [9, 3, 0, 5, 7, 1, 8, 2, 6, 4]
    let shuffled = AalenJohansen(
      LifeTable(times: order.map { times[$0] }, causes: order.map { causes[$0] }, causeCount: 2))
    #expect(shuffled == result)
  }

  @Test func `the variance of an incidence is that of the sum written out`() {
    var random = SeededRandom(seed: 7)
    let times = (0..<200).map { _ in Double(random.next() % 30) }
    let causes = (0..<200).map { _ in Int(random.next() % 3) }
    let result = AalenJohansen(LifeTable(times: times, causes: causes, causeCount: 2))
    for (place, step) in result.steps.enumerated() where step.survival > 0 {
      var variance = 0.0
      var before = 1.0
      for other in result.steps[...place] {
        let (n, d, k) = (other.atRisk, other.events.reduce(0, +), other.events[1])
        let gap = step.incidence[1] - other.incidence[1]
        variance += gap * gap * d / (n * (n - d)) + before * before * k * (n - k) / (n * n * n)
        variance -= 2 * gap * before * k / (n * n)
        before = other.survival
      }
      #expect(abs(variance.squareRoot() - step.errors[1]) < 1e-12)
    }
  }

  @Test func `the log-rank test is Mantel and Haenszel's of one table for each time`() throws {
    var random = SeededRandom(seed: 11)
    let times = (0..<120).map { _ in Double(1 + random.next() % 12) }
    let events = (0..<120).map { _ in Int(random.next() % 2) }
    let groups = (0..<120).map { _ in Int(random.next() % 2) }
    let test = try #require(
      LogRank(LifeTable.groups(times: times, causes: events, groups: groups, count: 2)).test)
    var (excess, variance) = (0.0, 0.0)
    for time in 1...12 {
      let risk = times.indices.filter { times[$0] >= Double(time) }
      let ends = risk.filter { times[$0] == Double(time) && events[$0] == 1 }
      let (n, d) = (Double(risk.count), Double(ends.count))
      let first = Double(risk.count { groups[$0] == 0 })
      excess += Double(ends.count { groups[$0] == 0 }) - d * first / n
      variance += n > 1 ? d * first / n * (1 - first / n) * (n - d) / (n - 1) : 0
    }
    #expect(abs(test.statistic - excess * excess / variance) < 1e-9)
  }

  @Test func `nobody, everybody censored and a tie by rounding have an answer`() {
    let nobody = KaplanMeier(LifeTable(times: [], causes: []))
    #expect(nobody.steps.isEmpty && nobody.restrictedMean() == nil && nobody.quantile().time == nil)
    let censored = KaplanMeier(LifeTable(times: [1, 2], causes: [0, 0]))
    #expect(censored.quantile().time == nil && censored.survival(at: 9) == 1)
    #expect(LogRank([censored.table, censored.table]).test == nil)
    let tied = LifeTable(times: [0.1 + 0.2, 0.3, 1], causes: [1, 1, 0])
    #expect(tied.rows.count == 2 && tied.rows[0].allEvents == 2)
  }
}
