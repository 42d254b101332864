import Glibc
import Statistics

/// How the values of customers become scores from 1 to the number of bins.
enum ScoreRule: String, CaseIterable, Sendable {
  /// Cut at type-7 quantiles, so that equal values get equal scores.
  case value
  /// Cut into parts of equal size, so that equal values may get different scores.
  case ntile

  /// The scores of values, the greatest value scoring highest.
  ///
  /// - Parameter order: the rank of each customer's key, which ntile uses between equal values.
  /// - Complexity: O(*n*) by value, O(*n* log *n*) by ntile.
  func scores(_ values: [Double], bins: Int, order: [Int32], isReversed: Bool) -> [Int] {
    switch self {
    case .value:
      let cuts = ScoreRule.cuts(values, bins: bins)
      return values.map { value in
        let above = cuts.count { value > $0 }
        return isReversed ? bins - above : above + 1
      }
    case .ntile:
      let sorted = values.indices.sorted { left, right in
        guard values[left] == values[right] else {
          return isReversed ? values[left] > values[right] : values[left] < values[right]
        }
        return order[left] < order[right]
      }
      var scores = [Int](repeating: 0, count: values.count)
      let (size, rest) = values.count.quotientAndRemainder(dividingBy: bins)
      var place = 0
      for bin in 0..<bins {
        for _ in 0..<(size + (bin < rest ? 1 : 0)) {
          scores[sorted[place]] = bin + 1
          place += 1
        }
      }
      return scores
    }
  }

  /// The values at which the bins are cut, type-7 quantiles.
  static func cuts(_ values: [Double], bins: Int) -> [Double] {
    var values = values
    return quantiles(of: &values, at: (1..<bins).map { Double($0) / Double(bins) }) ?? []
  }
}

extension Double {
  /// The number with twelve significant digits, so that sums which differ only by how they were
  /// rounded are equal, whatever the order of rows and the unit of money.
  var settled: Double {
    guard self != 0, isFinite else { return self }
    let scale = pow(10, 11 - log10(abs(self)).rounded(.down))
    guard scale.isFinite, scale > 0 else { return self }
    return (self * scale).rounded() / scale
  }
}
