import Glibc

extension HypergeometricDistribution {
  /// The least count that, with all below it, holds at least the given probability.
  /// - Complexity: O(√*population* · log *population*) at worst.
  public func quantile(_ probability: Double) -> Int {
    precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
    // A few units in the last place keep rounding from stepping over a count, as R's `qhyper` does.
    let goal = log(probability * (1 - 1_000 * Double.ulpOfOne))
    var low = smallest - 1
    var high = largest
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if logLowerTail(atMost: middle) >= goal { high = middle } else { low = middle }
    }
    return high
  }
}
