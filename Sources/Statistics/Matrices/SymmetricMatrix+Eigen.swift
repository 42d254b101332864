import Glibc

extension SymmetricMatrix {
  /// The eigenvalues, in no particular order, each with its vector of length 1.
  public struct Eigen: Hashable, Sendable {
    /// The eigenvalues.
    public var values: [Double]
    /// The vectors: `vectors[row][place]` is a row of the vector that belongs to a value.
    public var vectors: [[Double]]
  }

  /// The eigenvalues and vectors by Jacobi's rotations, accurate for small matrices.
  ///
  /// Golub and Van Loan, Matrix Computations, 4th edition, section 8.5.
  /// - Complexity: O(size³) for each of a handful of sweeps.
  public func eigen() -> Eigen {
    var matrix = self
    var vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0 } }
    for _ in 0..<64 where matrix.offDiagonal > 0 {
      for p in 0..<size { for q in p + 1..<max(size, p + 1) { matrix.rotate(p, q, &vectors) } }
    }
    return Eigen(values: (0..<size).map { matrix[$0, $0] }, vectors: vectors)
  }

  /// The sum of what stands beside the diagonal and is more than rounding.
  private var offDiagonal: Double {
    var sum = 0.0
    for p in 0..<size {
      for q in 0..<p {
        let cell = abs(self[p, q])
        let scale = (abs(self[p, p]) * abs(self[q, q])).squareRoot()
        if cell > 1e-17 * scale { sum += cell }
      }
    }
    return sum
  }

  private mutating func rotate(_ p: Int, _ q: Int, _ vectors: inout [[Double]]) {
    guard self[p, q] != 0 else { return }
    let ratio = (self[q, q] - self[p, p]) / (2 * self[p, q])
    let tangent = (ratio >= 0 ? 1 : -1) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    let corner = self[p, q]
    let (first, second) = (self[p, p] - tangent * corner, self[q, q] + tangent * corner)
    for k in 0..<size where k != p && k != q {
      let (left, right) = (self[k, p], self[k, q])
      self[k, p] = cosine * left - sine * right
      self[k, q] = sine * left + cosine * right
    }
    (self[p, p], self[q, q], self[p, q]) = (first, second, 0)
    for k in 0..<size {
      let (left, right) = (vectors[k][p], vectors[k][q])
      vectors[k][p] = cosine * left - sine * right
      vectors[k][q] = sine * left + cosine * right
    }
  }
}
