/// Counts by row and column, such as answers by segment; they may be fractions when weighted.
public struct ContingencyTable: Hashable, Sendable {
  /// How many rows there are.
  public let rows: Int
  /// How many columns there are.
  public let columns: Int
  /// The counts, row after row.
  public let counts: [Double]

  /// Makes a table from counts, row after row.
  public init(counts: [Double], columns: Int) {
    precondition(columns > 0 && counts.count % columns == 0, "the counts must fill their rows")
    precondition(counts.allSatisfy { $0 >= 0 }, "a count must not be negative")
    self.counts = counts
    self.columns = columns
    rows = counts.count / columns
  }

  /// All counts together.
  public var total: Double { CompensatedSum(counts).value }

  /// Pearson's test that rows and columns have nothing to do with each other.
  ///
  /// Empty rows and columns do not count; nothing when fewer than two of either are left.
  public var chiSquared: TestResult? {
    guard let (statistic, degrees) = pearson() else { return nil }
    return TestResult(chiSquared: statistic, degrees: degrees)
  }

  /// The degrees of freedom of the test, empty rows and columns left out.
  public var degrees: Int { max(0, filled(rowTotals) - 1) * max(0, filled(columnTotals) - 1) }

  /// How strongly rows and columns go together, from 0 to 1 (Cramér 1946), without correction.
  public var cramersV: Double? {
    guard let (statistic, _) = pearson() else { return nil }
    let least = min(filled(rowTotals), filled(columnTotals)) - 1
    return (statistic / (total * Double(least))).squareRoot()
  }

  /// The least expected count of the filled rows and columns: below 5 the test is rough.
  public var smallestExpected: Double? {
    let smallestRow = rowTotals.filter { $0 > 0 }.min()
    let smallestColumn = columnTotals.filter { $0 > 0 }.min()
    guard let smallestRow, let smallestColumn else { return nil }
    return smallestRow * smallestColumn / total
  }

  private var rowTotals: [Double] {
    (0..<rows).map { row in
      (0..<columns).reduce(0) { $0 + counts[row * columns + $1] }
    }
  }

  private var columnTotals: [Double] {
    (0..<columns).map { column in
      (0..<rows).reduce(0) { $0 + counts[$1 * columns + column] }
    }
  }

  private func filled(_ totals: [Double]) -> Int { totals.count { $0 > 0 } }

  private func pearson() -> (statistic: Double, degrees: Int)? {
    let degrees = degrees
    guard degrees > 0 else { return nil }
    let (rowTotals, columnTotals, total) = (rowTotals, columnTotals, total)
    var statistic = 0.0
    for row in 0..<rows where rowTotals[row] > 0 {
      for column in 0..<columns where columnTotals[column] > 0 {
        let expected = rowTotals[row] * columnTotals[column] / total
        let excess = counts[row * columns + column] - expected
        statistic += excess * excess / expected
      }
    }
    return (statistic, degrees)
  }
}
