/// A small symmetric matrix, kept whole.
public struct SymmetricMatrix: Hashable, Sendable {
  /// How many rows and columns there are.
  public let size: Int
  private var cells: [Double]

  /// Makes a matrix of zeros.
  public init(size: Int) {
    self.size = size
    cells = Array(repeating: 0, count: size * size)
  }

  /// A cell; setting one sets its mirror image too.
  public subscript(row: Int, column: Int) -> Double {
    get { cells[row * size + column] }
    set {
      cells[row * size + column] = newValue
      cells[column * size + row] = newValue
    }
  }

  /// The matrix of some rows and the same columns, in the order given.
  public func part(_ places: [Int]) -> SymmetricMatrix {
    var part = SymmetricMatrix(size: places.count)
    for (i, row) in places.enumerated() {
      for (j, column) in places.enumerated().prefix(i + 1) { part[i, j] = self[row, column] }
    }
    return part
  }

  /// The lower triangle L with L Lᵀ equal to this matrix, nothing unless it is positive definite.
  ///
  /// A pivot below 1e-12 of its diagonal counts as zero: the column follows from those before it.
  /// - Complexity: O(size³).
  func choleskyFactor() -> [[Double]]? {
    var factor: [[Double]] = []
    for i in 0..<size {
      var row = [Double](repeating: 0, count: i + 1)
      for j in 0...i {
        var sum = self[i, j]
        for k in 0..<j { sum -= row[k] * (j == i ? row[k] : factor[j][k]) }
        if j < i {
          row[j] = sum / factor[j][j]
        } else {
          guard sum > 1e-12 * self[i, i], sum > 0 else { return nil }
          row[i] = sum.squareRoot()
        }
      }
      factor.append(row)
    }
    return factor
  }

  /// The x with this matrix times x equal to the right side, nothing unless positive definite.
  /// - Complexity: O(size³).
  public func solving(_ right: [Double]) -> [Double]? {
    precondition(right.count == size, "the right side is as long as the matrix")
    guard let factor = choleskyFactor() else { return nil }
    var x = right
    for i in 0..<size {
      for k in 0..<i { x[i] -= factor[i][k] * x[k] }
      x[i] /= factor[i][i]
    }
    for i in (0..<size).reversed() {
      for k in i + 1..<max(size, i + 1) { x[i] -= factor[k][i] * x[k] }
      x[i] /= factor[i][i]
    }
    return x
  }
}
