/// The count, mean and spread of numbers, kept so that parts can be joined.
///
/// Parts are joined by the pairwise formulas of Chan, Golub and LeVeque (1983).
public struct Moments: Hashable, Sendable {
  /// How many numbers there are.
  public private(set) var count: Double
  private var average: Double
  private var squares: Double

  /// The moments of no numbers.
  public init() {
    count = 0
    average = 0
    squares = 0
  }

  /// The moments of numbers, in two passes with compensated sums.
  /// - Complexity: O(*n*).
  public init(_ values: [Double]) {
    self.init()
    guard !values.isEmpty else { return }
    count = Double(values.count)
    average = CompensatedSum(values).value / count
    var deviations = CompensatedSum()
    var squared = CompensatedSum()
    for value in values {
      let deviation = value - average
      deviations.add(deviation)
      squared.add(deviation * deviation)
    }
    // What rounding left in the mean is taken out again (Chan, Golub and LeVeque, equation 1.7).
    squares = squared.value - deviations.value * deviations.value / count
  }

  /// Adds one number.
  public mutating func add(_ value: Double) {
    count += 1
    let deviation = value - average
    average += deviation / count
    squares += deviation * (value - average)
  }

  /// Adds the numbers that other moments were made of.
  public mutating func add(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = count + other.count
    let distance = other.average - average
    average += distance * (other.count / total)
    squares += other.squares + distance * distance * (count * other.count / total)
    count = total
  }

  /// The mean, or nothing without numbers.
  public var mean: Double? { count > 0 ? average : nil }

  /// The variance with *n* − 1, or nothing below two numbers.
  public var variance: Double? { count > 1 ? squares / (count - 1) : nil }

  /// The standard deviation with *n* − 1, or nothing below two numbers.
  public var standardDeviation: Double? { variance.map { $0.squareRoot() } }

  /// The standard error of the mean, or nothing below two numbers.
  public var standardError: Double? { variance.map { ($0 / count).squareRoot() } }
}
