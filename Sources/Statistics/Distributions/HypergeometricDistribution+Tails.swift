import Glibc

extension HypergeometricDistribution {
  /// The logarithm of the probability of `count` successes or more; exactly 0 when it is certain.
  /// - Complexity: O(√*population*) at worst, a few terms far from the mean.
  public func logUpperTail(atLeast count: Int) -> Double {
    guard count > smallest else { return 0 }
    guard count <= largest else { return -.infinity }
    guard excess(count) > 0 else { return logOfComplement(logSumDown(from: count - 1)) }
    return min(0, logSumUp(from: count))
  }

  /// The same logarithm, or nothing as soon as it is known to be above a limit.
  /// - Complexity: as `logUpperTail(atLeast:)`, and a few terms where the limit is passed early.
  public func logUpperTail(atLeast count: Int, atMost limit: Double) -> Double? {
    guard count > smallest, count <= largest else {
      let log = logUpperTail(atLeast: count)
      return log <= limit ? log : nil
    }
    guard excess(count) > 0 else {
      // The median lies within one of the mean, so that this tail holds one half or more.
      if limit < -M_LN2 { return nil }
      let log = logUpperTail(atLeast: count)
      return log <= limit ? log : nil
    }
    return logSumUp(from: count, atMost: limit).map { min(0, $0) }
  }

  /// The logarithm of the probability of `count` successes or fewer; exactly 0 when it is certain.
  /// - Complexity: O(√*population*) at worst, a few terms far from the mean.
  public func logLowerTail(atMost count: Int) -> Double {
    guard count < largest else { return 0 }
    guard count >= smallest else { return -.infinity }
    guard excess(count) < 0 else { return logOfComplement(logSumUp(from: count + 1)) }
    return min(0, logSumDown(from: count))
  }

  /// The logarithm of the probability of every count that is at most as likely as this one.
  ///
  /// Counts within one part in ten million of it count as equally likely, as R's `fisher.test` does.
  /// - Complexity: O(√*population*) at worst.
  public func logBothTails(_ count: Int) -> Double {
    guard smallest < largest, count >= smallest, count <= largest else { return 0 }
    let limit = logProbability(count) + log1p(1e-7)
    if excess(count) > 0 {
      let other = lastRising(atMost: limit)
      if other >= count - 1 { return 0 }
      return min(0, logAdd(logUpperTail(atLeast: count), logLowerTail(atMost: other)))
    }
    let other = firstFalling(atMost: limit)
    if other <= count + 1 { return 0 }
    return min(0, logAdd(logLowerTail(atMost: count), logUpperTail(atLeast: other)))
  }

  /// The most likely count.
  private var mode: Int {
    let product = Double(successes + 1) * Double(draws + 1) / Double(population + 2)
    return min(max(Int(product.rounded(.down)), smallest), largest)
  }

  /// The greatest count left of the mode whose log probability is within a limit.
  private func lastRising(atMost limit: Double) -> Int {
    var low = smallest - 1
    var high = mode
    if logProbability(high) <= limit { return high }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if logProbability(middle) <= limit { low = middle } else { high = middle }
    }
    return low
  }

  /// The least count right of the mode whose log probability is within a limit.
  private func firstFalling(atMost limit: Double) -> Int {
    var low = mode
    var high = largest + 1
    if logProbability(low) <= limit { return low }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if logProbability(middle) <= limit { high = middle } else { low = middle }
    }
    return high
  }

  /// Adds the probabilities of `start` and above, where they fall, by the ratios of neighbours.
  private func logSumUp(from start: Int) -> Double {
    logSumUp(from: start, atMost: .infinity) ?? .infinity
  }

  /// The same sum, or nothing as soon as it is above a limit.
  private func logSumUp(from start: Int, atMost limit: Double) -> Double? {
    let first = logProbability(start)
    guard first <= limit else { return nil }
    let most = exp(limit - first)
    var drawn = Double(draws - start)
    var left = Double(successes - start)
    var count = Double(start)
    var rest = Double(population - successes - draws + start)
    var term = 1.0
    var sum = 1.0
    while term > sum * 1e-18 {
      count += 1
      rest += 1
      term *= drawn * left / (count * rest)
      drawn -= 1
      left -= 1
      sum += term
      // Rounding in the last places must not decide: what is as large as the limit is added up.
      if sum > most * (1 + 1e-9) { return nil }
    }
    let log = first + log(sum)
    return log <= limit ? log : nil
  }

  /// Adds the probabilities of `start` and below, where they fall, by the ratios of neighbours.
  private func logSumDown(from start: Int) -> Double {
    var drawn = Double(draws - start)
    var left = Double(successes - start)
    var count = Double(start)
    var rest = Double(population - successes - draws + start)
    var term = 1.0
    var sum = 1.0
    while term > sum * 1e-18 {
      drawn += 1
      left += 1
      term *= count * rest / (drawn * left)
      count -= 1
      rest -= 1
      sum += term
    }
    return logProbability(start) + log(sum)
  }
}
