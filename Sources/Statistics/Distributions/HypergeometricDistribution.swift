import Glibc

/// How many of the members drawn without replacement have a property: the law behind Fisher's test.
public struct HypergeometricDistribution: Hashable, Sendable {
  /// How many members there are.
  public let population: Int
  /// How many of them have the property.
  public let successes: Int
  /// How many are drawn.
  public let draws: Int

  /// Makes the distribution for a population, its successes and a number of draws.
  public init(population: Int, successes: Int, draws: Int) {
    precondition(
      successes >= 0 && draws >= 0 && successes <= population && draws <= population
        && population <= 3_000_000_000,
      "successes and draws must lie within a population of at most three thousand million"
    )
    self.population = population
    self.successes = successes
    self.draws = draws
  }

  /// The least number of successes that can be drawn.
  public var smallest: Int { max(0, draws - (population - successes)) }

  /// The greatest number of successes that can be drawn.
  public var largest: Int { min(draws, successes) }

  /// The logarithm of the probability of exactly `count` successes.
  ///
  /// Loader's expansion applied to all four cells: the deviances are sums of positive terms, and
  /// their common excess over the expectation is known exactly, so nothing cancels.
  public func logProbability(_ count: Int) -> Double {
    guard count >= smallest, count <= largest else { return -.infinity }
    guard smallest < largest else { return 0 }
    let a = Double(count)
    let b = Double(draws - count)
    let c = Double(successes - count)
    let d = Double(population - successes - draws + count)
    let (n, k, m) = (Double(population), Double(successes), Double(draws))
    let (failures, rest) = (Double(population - successes), Double(population - draws))
    let excess = self.excess(count)
    let deviance =
      Saddlepoint.deviance(a, mean: k * m / n, excess: excess)
      + Saddlepoint.deviance(b, mean: failures * m / n, excess: -excess)
      + Saddlepoint.deviance(c, mean: k * rest / n, excess: -excess)
      + Saddlepoint.deviance(d, mean: failures * rest / n, excess: excess)
    let margins = margins()
    let cells =
      Saddlepoint.stirlingError(a) + Saddlepoint.stirlingError(b) + Saddlepoint.stirlingError(c)
      + Saddlepoint.stirlingError(d)
    let scales =
      Saddlepoint.scale(a) * Saddlepoint.scale(b) * Saddlepoint.scale(c) * Saddlepoint.scale(d)
    return 0.5 * log(margins.scale / scales) + (margins.error - cells) - deviance
  }

  /// The sum of Stirling errors and the product of scales of the margins.
  private func margins() -> (error: Double, scale: Double) {
    let (k, failures) = (Double(successes), Double(population - successes))
    let (m, rest) = (Double(draws), Double(population - draws))
    let n = Double(population)
    let error =
      Saddlepoint.stirlingError(k) + Saddlepoint.stirlingError(failures)
      + Saddlepoint.stirlingError(m) + Saddlepoint.stirlingError(rest)
      - Saddlepoint.stirlingError(n)
    let scale =
      Saddlepoint.scale(k) * Saddlepoint.scale(failures) * Saddlepoint.scale(m)
      * Saddlepoint.scale(rest) / Saddlepoint.scale(n)
    return (error, scale)
  }

  /// How far a count lies above the mean, from exact whole numbers.
  func excess(_ count: Int) -> Double {
    guard population > 0 else { return 0 }
    let rest = population - successes - draws + count
    let product = count * rest - (draws - count) * (successes - count)
    return Double(product) / Double(population)
  }
}
