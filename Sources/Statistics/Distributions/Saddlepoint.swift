import Glibc

/// The parts of Loader's saddle-point expansion ("Fast and accurate computation of binomial
/// probabilities", 2000), from which log probabilities come out exact to the last digits where
/// differences of log factorials would cancel.
enum Saddlepoint {
  /// x log(x / m) + m − x, without cancellation near x = m; `excess` is x − m, known exactly.
  @inline(__always)
  static func deviance(_ x: Double, mean m: Double, excess: Double) -> Double {
    guard x > 0 else { return m }
    let total = x + m
    guard abs(excess) < 0.1 * total else { return x * log(x / m) - excess }
    let v = excess / total
    let square = v * v
    var power = 2 * x * v
    var sum = excess * v
    var divisor = 3.0
    while true {
      power *= square
      let next = sum + power / divisor
      if next == sum { return sum }
      sum = next
      divisor += 2
    }
  }

  /// log k! − ((k + ½) log k − k + ½ log 2π): how far Stirling's formula falls short.
  @inline(__always)
  static func stirlingError(_ k: Double) -> Double {
    if k < 16 { return smallErrors[Int(k)] }
    let inverse = 1 / k
    let square = inverse * inverse
    let tail = 1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188))
    return inverse * (1.0 / 12 - square * (1.0 / 360 - square * tail))
  }

  /// The logarithm of the square root of 2πk, or nothing for 0, whose factorial needs no formula.
  @inline(__always)
  static func scale(_ k: Double) -> Double { k > 0 ? 2 * Double.pi * k : 1 }

  /// The errors of Stirling's formula for 0 to 15; for 0 only what is left of log 0! = 0.
  private static let smallErrors: InlineArray<16, Double> = [
    0, 0.08106146679532725822, 0.041340695955409294094,
    0.027677925684998339149, 0.020790672103765093112, 0.016644691189821192163,
    0.013876128823070747999, 0.011896709945891770095, 0.010411265261972096497,
    0.0092554621827127329177, 0.0083305634333628712565, 0.007573675487951840795,
    0.0069428401072095298657, 0.0064089941880042070684, 0.0059513701127588477356,
    0.005554733551962801371,
  ]
}
