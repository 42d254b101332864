import Bitmaps
import Statistics

/// What customers bring, and how much of it rules put at risk.
struct RuleMoney: Sendable {
  /// The revenue of each customer, zero where it is missing.
  let values: [Double]
  /// The share of all revenue that the churners bring.
  let share: Double

  /// Sums the revenue of everyone and of the churners.
  init(_ values: [Double], outcome: Bitmap) {
    self.values = values
    var (all, lost) = (CompensatedSum(), CompensatedSum())
    for row in values.indices {
      all.add(values[row])
      if outcome[row] { lost.add(values[row]) }
    }
    share = all.value == 0 ? 0 : lost.value / all.value
  }

  /// The revenue of the churners among some customers, and how much of it is above expectation.
  ///
  /// - Complexity: O(customers).
  func sums(of cover: Bitmap, outcome: Bitmap) -> (atRisk: Double, excess: Double) {
    var (all, lost) = (CompensatedSum(), CompensatedSum())
    cover.forEachSetBit { row in
      all.add(values[row])
      if outcome[row] { lost.add(values[row]) }
    }
    return (lost.value, lost.value - share * all.value)
  }
}
