import Glibc

extension HypergeometricDistribution {
  /// The least count that, with all below it, holds at least the given probability.
  /// - Complexity: O(√*population* · log *population*) at worst.
  public func quantile(_ probability: Double) -> Int {
    precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
    // A few units in the last place keep rounding from stepping over a count, as R's `qhyper` does.
    let goal = log(probability * (1 - 1_000 * Double.ulpOfOne))
    var (low, high) = bracket(probability) { logLowerTail(atMost: $0) >= goal }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if logLowerTail(atMost: middle) >= goal { high = middle } else { low = middle }
    }
    return high
  }

  /// Two counts, the lower of which does not hold enough and the upper does: near what the normal
  /// law says, in steps that double.
  private func bracket(
    _ probability: Double, _ holds: (Int) -> Bool
  ) -> (low: Int, high: Int) {
    let (n, k, m) = (Double(population), Double(successes), Double(draws))
    let variance = n > 1 ? m * k / n * (1 - k / n) * (n - m) / (n - 1) : 0
    let inside = min(max(probability, 1e-9), 1 - 1e-9)
    let guess = k * m / max(n, 1) + NormalDistribution.quantile(inside) * variance.squareRoot()
    var high = min(max(Int(guess.rounded()), smallest), largest)
    var step = 1
    while high < largest, !holds(high) {
      high = min(high + step, largest)
      step *= 2
    }
    var low = high - 1
    step = 1
    while low >= smallest, holds(low) {
      (high, low) = (low, max(low - step, smallest - 1))
      step *= 2
    }
    return (low, high)
  }
}
