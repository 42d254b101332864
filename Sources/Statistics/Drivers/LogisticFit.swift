import Glibc

/// A logistic regression of a yes/no outcome, as far as its likelihood says how much it explains.
public struct LogisticFit: Hashable, Sendable {
  /// The logarithm of the likelihood with the predictors.
  public let logLikelihood: Double
  /// The logarithm of the likelihood without any.
  public let nullLogLikelihood: Double
  /// The number of rows.
  public let count: Int
  /// Whether the search for the greatest likelihood came to its end; not when a predictor tells the
  /// outcomes apart without error.
  public let isConverged: Bool

  /// McFadden's share, 1 - log L / log L0.
  ///
  /// Source: D. McFadden 1974, in P. Zarembka (ed.), Frontiers in Econometrics, 105–142.
  public var mcFadden: Double { 1 - logLikelihood / nullLogLikelihood }

  /// Nagelkerke's share, which is Cox and Snell's divided by the greatest it can be.
  ///
  /// Source: N. J. D. Nagelkerke 1991, Biometrika 78, 691–692.
  public var nagelkerke: Double {
    let n = Double(count)
    return -expm1(2 / n * (nullLogLikelihood - logLikelihood)) / -expm1(2 / n * nullLogLikelihood)
  }

  /// Fits by Newton's method with step halving.
  ///
  /// Rows hold the predictors and, last, the outcome 0 or 1; nothing when one outcome never occurs
  /// or predictors follow from each other.
  /// - Complexity: O(rows × predictors²) for each of at most 40 steps.
  public init?(_ rows: [[Double]]) {
    guard let first = rows.first else { return nil }
    let events = rows.reduce(0) { $0 + ($1.last ?? 0) }
    let n = Double(rows.count)
    guard events > 0, events < n else { return nil }
    count = rows.count
    nullLogLikelihood = events * log(events / n) + (n - events) * log((n - events) / n)
    let scaled = LogisticFit.standardized(rows)
    var weights = [Double](repeating: 0, count: first.count)
    weights[first.count - 1] = log(events / (n - events))
    var value = nullLogLikelihood
    var isConverged = false
    for _ in 0..<40 where !isConverged {
      guard let step = LogisticFit.newtonStep(scaled, weights) else { return nil }
      var share = 1.0
      var next = value
      var moved = weights
      repeat {
        moved = zip(weights, step).map { $0 + share * $1 }
        next = LogisticFit.logLikelihood(scaled, moved)
        share /= 2
      } while next < value && share > 1e-6
      isConverged = next - value <= 1e-12 * abs(value)
      if next > value { (weights, value) = (moved, next) }
    }
    self.isConverged = isConverged && value < -1e-6
    logLikelihood = value
  }

  /// The predictors with mean 0 and deviation 1, for the sake of the equations; the outcome last.
  private static func standardized(_ rows: [[Double]]) -> [[Double]] {
    let width = (rows.first?.count ?? 1) - 1
    let moments = (0..<width).map { place in Moments(rows.map { $0[place] }) }
    return rows.map { row in
      (0..<width).map { place in
        let deviation = (moments[place].variance ?? 0).squareRoot()
        return (row[place] - (moments[place].mean ?? 0)) / (deviation > 0 ? deviation : 1)
      } + [row[width]]
    }
  }

  /// The logarithm of the odds of a row; the last weight is the constant.
  private static func odds(_ row: [Double], _ weights: [Double]) -> Double {
    var sum = weights[weights.count - 1]
    for place in 0..<(weights.count - 1) { sum += weights[place] * row[place] }
    return sum
  }

  private static func logLikelihood(_ rows: [[Double]], _ weights: [Double]) -> Double {
    rows.reduce(0) { sum, row in
      let odds = odds(row, weights)
      // log(1 + exp(x)) without overflow.
      return sum + (row[row.count - 1] * odds) - (max(odds, 0) + log1p(exp(-abs(odds))))
    }
  }

  private static func newtonStep(_ rows: [[Double]], _ weights: [Double]) -> [Double]? {
    let size = weights.count
    var gradient = [Double](repeating: 0, count: size)
    var information = SymmetricMatrix(size: size)
    for row in rows {
      let share = 1 / (1 + exp(-odds(row, weights)))
      let (rest, spread) = (row[size - 1] - share, share * (1 - share))
      for first in 0..<size {
        let left = first == size - 1 ? 1 : row[first]
        gradient[first] += rest * left
        for second in 0...first {
          information[first, second] += spread * left * (second == size - 1 ? 1 : row[second])
        }
      }
    }
    return information.solving(gradient)
  }
}
