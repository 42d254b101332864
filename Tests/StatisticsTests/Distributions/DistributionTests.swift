import Foundation
import Statistics
import Testing

@Suite struct DistributionTests {
  /// Source: mpmath with 40 digits.
  @Test func `tails and quantiles equal many-digit values`() {
    var comparison = Comparison()
    let cases: [(String, Double, Double)] = [
      ("log normal -9", NormalDistribution.logUpperTail(-9), -1.1285884059538406e-19),
      ("log normal -0.5", NormalDistribution.logUpperTail(-0.5), -0.36894641528865639),
      ("log normal 1.96", NormalDistribution.logUpperTail(1.96), -3.6889636517296387),
      ("log normal 12", NormalDistribution.logUpperTail(12), -75.410673001568796),
      ("log normal 29.5", NormalDistribution.logUpperTail(29.5), -439.42947460915023),
      ("log normal 40", NormalDistribution.logUpperTail(40), -804.60844201375379),
      ("log normal 300", NormalDistribution.logUpperTail(300), -45006.622732118663),
      ("normal quantile", NormalDistribution.quantile(1e-20), -9.2623400897984076),
      ("critical 95", NormalDistribution.criticalValue(confidence: 0.95), 1.9599639845400542),
      (
        "log chi 1 3.84", ChiSquaredDistribution(degrees: 1).logUpperTail(3.84), -2.9948622271800273
      ),
      (
        "log chi 1 1500", ChiSquaredDistribution(degrees: 1).logUpperTail(1500), -753.88306710538243
      ),
      (
        "log chi 3 0.2", ChiSquaredDistribution(degrees: 3).logUpperTail(0.2), -0.022665638086218001
      ),
      (
        "log chi 12 4000", ChiSquaredDistribution(degrees: 12).logUpperTail(4000),
        -1966.7804775698656
      ),
      (
        "log chi 40 39.5", ChiSquaredDistribution(degrees: 40).logUpperTail(39.5),
        -0.70806931513443051
      ),
      (
        "log chi 6 20000", ChiSquaredDistribution(degrees: 6).logUpperTail(20000),
        -9982.2722664366089
      ),
      ("t 3 2.5", StudentDistribution(degrees: 3).bothTails(2.5), 0.087706647008065547),
      ("t 7.5 0.1", StudentDistribution(degrees: 7.5).bothTails(0.1), 0.92296533206779018),
      ("t 100 30", StudentDistribution(degrees: 100).bothTails(30), 8.3803325586882922e-52),
      (
        "t 1000000 1.96", StudentDistribution(degrees: 1000000).bothTails(1.96),
        0.049996067585269791
      ),
      ("log t 5000 90", StudentDistribution(degrees: 5000).logBothTails(90), -2412.1799816659969),
      (
        "log t 900 200.0", StudentDistribution(degrees: 900).logBothTails(200.0),
        -1721.0369265685385
      ),
      ("F 5 20", FDistribution(numerator: 5, denominator: 20).upperTail(3.1), 0.031240166607787701),
      (
        "F 3 1000", FDistribution(numerator: 3, denominator: 1000).upperTail(0.2),
        0.89640493767790666
      ),
      (
        "log F", FDistribution(numerator: 4, denominator: 3000).logUpperTail(800),
        -1082.2523923363764
      ),
      ("choose 7043", logChoose(7043, 1869), 4070.5415767776581),
      ("choose 1000000", logChoose(1000000, 12345), 66513.015547130372),
      ("choose 5", logChoose(5, 5), 0.0),
      ("choose 10", logChoose(10, 3), 4.787491742782046),
      (
        "log binomial",
        BinomialDistribution(trials: 100000, probability: 0.3).logProbability(45000),
        -4987.9939713894272
      ),
      (
        "binomial tail", BinomialDistribution(trials: 20, probability: 0.3).upperTail(atLeast: 9),
        0.11333146287697839
      ),
      ("log gamma", logGamma(0.25), 1.2880225246980775),
      ("digamma", digamma(3.5), 1.1031566406452432),
    ]
    for (name, value, expected) in cases {
      comparison.check(name, value, expected, within: 2e-13)
    }
    #expect(comparison.misses == [])
  }

  @Test func `quantiles undo tails over the whole range`() {
    var comparison = Comparison()
    for p in [1e-12, 1e-6, 0.001, 0.025, 0.3, 0.5, 0.7, 0.975, 0.999] {
      let normal = NormalDistribution.quantile(p)
      comparison.check("normal", NormalDistribution.lowerTail(normal), p, within: 1e-11)
      for degrees in [1, 2, 3.7, 30, 5_000] {
        let chi = ChiSquaredDistribution(degrees: degrees)
        comparison.check("chi \(degrees)", chi.lowerTail(chi.quantile(p)), p, within: 1e-11)
        comparison.check("chi \(degrees)", chi.upperTail(chi.upperQuantile(p)), p, within: 1e-11)
        let student = StudentDistribution(degrees: degrees)
        comparison.check("t \(degrees)", student.lowerTail(student.quantile(p)), p, within: 1e-11)
        let beta = BetaDistribution(alpha: degrees, beta: 2.5)
        comparison.check("beta \(degrees)", beta.lowerTail(beta.quantile(p)), p, within: 1e-11)
      }
    }
    #expect(comparison.misses == [])
  }

  @Test func `probabilities of counts add up to one`() {
    var comparison = Comparison()
    for (population, successes, draws) in [(10, 4, 5), (200, 150, 90), (7_043, 1_869, 3_488)] {
      let law = HypergeometricDistribution(
        population: population, successes: successes, draws: draws)
      let binomial = BinomialDistribution(trials: draws, probability: 0.3)
      var sum = CompensatedSum()
      var trials = CompensatedSum()
      for count in law.smallest...law.largest { sum.add(exp(law.logProbability(count))) }
      for count in 0...draws { trials.add(exp(binomial.logProbability(count))) }
      comparison.check("hypergeometric", sum.value, 1, within: 1e-14)
      comparison.check("binomial", trials.value, 1, within: 1e-14)
    }
    #expect(comparison.misses == [])
  }

  @Test func `hypergeometric quantiles are the first counts with enough below`() {
    var wrong: [String] = []
    for (population, successes, draws) in [(0, 0, 0), (10, 4, 5), (7_043, 1_869, 500)] {
      let law = HypergeometricDistribution(
        population: population, successes: successes, draws: draws)
      for p in [0, 0.01, 0.5, 0.99, 0.999999] {
        var below = CompensatedSum()
        let expected = (law.smallest...law.largest).first {
          below.add(exp(law.logProbability($0)))
          return below.value >= p - 1e-12
        }
        if law.quantile(p) != expected { wrong.append("\(law) at \(p)") }
      }
    }
    #expect(wrong == [])
  }
}
