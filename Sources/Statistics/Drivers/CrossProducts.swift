/// Sums, squares and products of several numbers of each row, from which correlations follow.
public struct CrossProducts: Hashable, Sendable {
  /// How many rows there are.
  public private(set) var count = 0.0
  private var sums: [Double]
  private var products: SymmetricMatrix

  /// The sums of no rows of so many numbers.
  public init(size: Int) {
    sums = Array(repeating: 0, count: size)
    products = SymmetricMatrix(size: size)
  }

  /// Adds a row; numbers near their means keep the most digits.
  public mutating func add(_ row: [Double]) {
    count += 1
    for i in row.indices {
      sums[i] += row[i]
      for j in 0...i { products[i, j] += row[i] * row[j] }
    }
  }

  /// Takes away the rows that other sums were made of.
  public func subtracting(_ other: CrossProducts) -> CrossProducts {
    combined(other, sign: -1)
  }

  /// Adds the rows that other sums were made of.
  public func adding(_ other: CrossProducts) -> CrossProducts { combined(other, sign: 1) }

  private func combined(_ other: CrossProducts, sign: Double) -> CrossProducts {
    var result = self
    result.count += sign * other.count
    for i in sums.indices {
      result.sums[i] += sign * other.sums[i]
      for j in 0...i { result.products[i, j] += sign * other.products[i, j] }
    }
    return result
  }

  /// The correlations, nothing where a number never changes.
  public var correlations: SymmetricMatrix? {
    var result = SymmetricMatrix(size: sums.count)
    func moment(_ i: Int, _ j: Int) -> Double { products[i, j] - sums[i] * sums[j] / count }
    let spreads = sums.indices.map { moment($0, $0) }
    guard count > 1, sums.indices.allSatisfy({ spreads[$0] > 1e-12 * products[$0, $0] }) else {
      return nil
    }
    for i in sums.indices {
      for j in 0...i {
        result[i, j] = i == j ? 1 : moment(i, j) / (spreads[i] * spreads[j]).squareRoot()
      }
    }
    return result
  }
}
