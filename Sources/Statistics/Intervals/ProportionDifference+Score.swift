import Glibc

extension ProportionDifference {
  /// The score interval of Miettinen and Nurminen (1985), by bisection to both sides.
  func score(_ confidence: Double) -> Interval? {
    guard let value else { return nil }
    let z = NormalDistribution.criticalValue(confidence: confidence)
    let mirrored = ProportionDifference(second, minus: first)
    return Interval(
      low: -mirrored.scoreLimit(z, from: -value), high: scoreLimit(z, from: value))
  }

  /// The greatest difference that the shares do not speak against.
  private func scoreLimit(_ z: Double, from value: Double) -> Double {
    var low = value
    var high = 1.0
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      let distance = middle - value
      if distance * distance < z * z * variance(at: middle) { low = middle } else { high = middle }
    }
  }

  /// The variance under the likeliest shares with a difference: the middle root of their cubic.
  private func variance(at difference: Double) -> Double {
    let (n1, n2, x2) = (first.trials, second.trials, second.successes)
    let total = n1 + n2
    let successes = first.successes + x2
    // Coefficients L₂ to L₀ over L₃ of the paper's appendix 1.
    let quadratic = ((n1 + 2 * n2) * difference - total - successes) / total
    let linear = ((n2 * difference - total - 2 * x2) * difference + successes) / total
    let constant = x2 * difference * (1 - difference) / total
    let third = quadratic / 3
    let q = third * third * third - linear * third / 2 + constant / 2
    let root = max(third * third - linear / 3, 0).squareRoot()
    let p = q < 0 ? -root : root
    let cosine = p == 0 ? 0 : min(max(q / (p * p * p), -1), 1)
    let share = 2 * p * cos((Double.pi + acos(cosine)) / 3) - third
    let lower = min(max(share, 0), 1)
    let upper = min(max(share + difference, 0), 1)
    let variance = upper * (1 - upper) / n1 + lower * (1 - lower) / n2
    return variance * total / (total - 1)
  }
}
