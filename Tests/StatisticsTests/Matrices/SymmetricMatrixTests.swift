import Statistics
import Testing

@Suite struct SymmetricMatrixTests {
  @Test(arguments: 1...12)
  func `a matrix is solved and taken apart into its eigenvectors`(size: Int) throws {
    var random = SeededRandom(seed: UInt64(size))
    let rows = (0..<size + 3).map { _ in (0..<size).map { _ in random.uniform() - 0.5 } }
    var matrix = SymmetricMatrix(size: size)
    for i in 0..<size { for j in 0...i { matrix[i, j] = rows.reduce(0) { $0 + $1[i] * $1[j] } } }
    let wanted = (0..<size).map { Double($0) - 2 }
    let right = (0..<size).map { i in (0..<size).reduce(0) { $0 + matrix[i, $1] * wanted[$1] } }
    let found = try #require(matrix.solving(right))
    #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-8 })
    let eigen = matrix.eigen()
    var worst = 0.0
    for i in 0..<size {
      for j in 0..<size {
        let cell = (0..<size).reduce(0) {
          $0 + eigen.vectors[i][$1] * eigen.values[$1] * eigen.vectors[j][$1]
        }
        worst = max(worst, abs(cell - matrix[i, j]))
      }
    }
    #expect(worst < 1e-13)
  }

  @Test func `columns that follow from others have no solution`() {
    var matrix = SymmetricMatrix(size: 2)
    (matrix[0, 0], matrix[0, 1], matrix[1, 1]) = (1, 2, 4)
    #expect(matrix.solving([1, 2]) == nil)
  }
}
