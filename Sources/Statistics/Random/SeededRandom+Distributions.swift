import Glibc

extension SeededRandom {
  /// A draw from the normal distribution with mean 0 and standard deviation 1 (Marsaglia's polar way).
  public mutating func normal() -> Double {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      return x * (-2 * portableLog(square) / square).squareRoot()
    }
  }

  /// A draw from the exponential distribution with mean 1.
  public mutating func exponential() -> Double {
    -portableLog(positiveUniform())
  }

  /// A draw from the Poisson distribution with a mean.
  public mutating func poisson(_ mean: Double) -> Int {
    precondition(mean >= 0 && mean < 1e15, "a Poisson mean must be finite and not negative")
    return mean < 10 ? poissonByWaiting(mean) : poissonByRejection(mean)
  }

  /// Counts exponential waiting times that fit into the mean.
  private mutating func poissonByWaiting(_ mean: Double) -> Int {
    var count = 0
    var time = exponential()
    while time < mean {
      count += 1
      time += exponential()
    }
    return count
  }

  /// Transformed rejection with squeeze, PTRS of Hörmann 1993, for means from 10 up.
  private mutating func poissonByRejection(_ mean: Double) -> Int {
    let root = mean.squareRoot()
    let logMean = portableLog(mean)
    let b = 0.931 + 2.53 * root
    let a = -0.059 + 0.02483 * b
    let logInverseAlpha = portableLog(1.1239 + 1.1328 / (b - 3.4))
    let squeeze = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = positiveUniform()
      let us = 0.5 - abs(u)
      guard us > 0 else { continue }
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= squeeze { return Int(k) }
      if k < 0 || (us < 0.013 && v > us) { continue }
      let left = portableLog(v) + logInverseAlpha - portableLog(a / (us * us) + b)
      if left <= k * logMean - mean - portableLogFactorial(k) { return Int(k) }
    }
  }
}
