/// How much of a linear model's R² each driver brings, from correlations alone.
public enum DriverImportance {
  /// The R² of the outcome on some drivers; the last row and column belong to the outcome.
  ///
  /// Nothing when a driver follows from the others.
  public static func explained(_ correlations: SymmetricMatrix, by drivers: [Int]) -> Double? {
    guard !drivers.isEmpty else { return 0 }
    let outcome = correlations.size - 1
    let right = drivers.map { correlations[$0, outcome] }
    guard let solved = correlations.part(drivers).solving(right) else { return nil }
    return zip(right, solved).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The gain in R² by each driver, averaged over all orders of entry (Lindeman, Merenda and Gold
  /// 1980, the Shapley value); they sum to R².
  ///
  /// - Complexity: O(2ᵖ p³) for *p* drivers.
  public static func averagedGains(_ correlations: SymmetricMatrix) -> [Double]? {
    let count = correlations.size - 1
    precondition(count <= 16, "every subset of the drivers is looked at")
    var explained = [Double](repeating: 0, count: 1 << count)
    for subset in 1..<(1 << count) {
      let drivers = (0..<count).filter { subset & (1 << $0) != 0 }
      guard let share = Self.explained(correlations, by: drivers) else { return nil }
      explained[subset] = share
    }
    let weights = (0..<max(count, 1)).map { size in
      1 / (Double(count) * (0..<size).reduce(1.0) { $0 * Double(count - 1 - $1) / Double($1 + 1) })
    }
    return (0..<count).map { driver in
      let bit = 1 << driver
      return (0..<(1 << count)).reduce(0) { sum, subset in
        guard subset & bit == 0 else { return sum }
        return sum + weights[subset.nonzeroBitCount] * (explained[subset | bit] - explained[subset])
      }
    }
  }

  /// The relative weights by orthogonal stand-ins of the drivers (Johnson 2000); they sum to R².
  /// - Complexity: O(p³) for *p* drivers.
  public static func relativeWeights(_ correlations: SymmetricMatrix) -> [Double]? {
    let count = correlations.size - 1
    let drivers = correlations.part(Array(0..<count))
    guard drivers.solving([Double](repeating: 0, count: count)) != nil else { return nil }
    let eigen = drivers.eigen()
    var root = SymmetricMatrix(size: count)
    for i in 0..<count {
      for j in 0...i {
        root[i, j] = (0..<count).reduce(0) { sum, k in
          sum + eigen.vectors[i][k] * eigen.vectors[j][k] * max(eigen.values[k], 0).squareRoot()
        }
      }
    }
    guard let beta = root.solving((0..<count).map { correlations[$0, count] }) else { return nil }
    return (0..<count).map { driver in
      (0..<count).reduce(0) { $0 + root[driver, $1] * root[driver, $1] * beta[$1] * beta[$1] }
    }
  }
}
