import Bitmaps
import Statistics
import Work

/// What customers bring, and how much of it rules put at risk.
///
/// Amounts of at most four decimals are added up as whole numbers, which is exact; others as sums
/// that carry their rounding errors along.
struct RuleMoney: Sendable {
  /// Revenue of a rule: that of its churners, and how much of it is above expectation.
  typealias Sums = (atRisk: Double, excess: Double)

  /// The amounts in the layout of the matrix, as whole multiples of a unit or as they are.
  private enum Amounts: Sendable {
    case whole([Int64], unitsPerOne: Double)
    case decimal([Double])
  }

  private let amounts: Amounts
  /// How many words of a row of bits belong to churners.
  private let split: Int
  /// The share of all revenue that the churners bring.
  private let share: Double

  /// Lays out the revenue of customers, zero where it is missing, as the bits of their rules are.
  ///
  /// - Complexity: O(customers).
  init(_ values: [Double], outcome: Bitmap, _ matrix: BitMatrix) {
    split = matrix.split
    var places = (churned: 0, stayed: matrix.split * 64)
    var placed = [Double](repeating: 0, count: matrix.width * 64)
    for row in values.indices {
      if outcome[row] {
        placed[places.churned] = values[row]
        places.churned += 1
      } else {
        placed[places.stayed] = values[row]
        places.stayed += 1
      }
    }
    amounts = RuleMoney.whole(placed) ?? .decimal(placed)
    let everyone = [UInt64](repeating: .max, count: matrix.width)
    let (lost, kept) = RuleMoney.totals(amounts, everyone, split: matrix.split)
    share = lost + kept == 0 ? 0 : lost / (lost + kept)
  }

  /// The revenue of some customers, given in the layout of the matrix.
  ///
  /// - Complexity: O(customers).
  func sums(of cover: [UInt64]) -> Sums {
    let (lost, kept) = RuleMoney.totals(amounts, cover, split: split)
    return (lost, lost - share * (lost + kept))
  }

  /// The revenue of the customers of rules, on all threads.
  func sums(
    of rules: [Int], in mining: Mining, _ work: WorkContext
  ) throws(Stopped) -> [Sums] {
    try Work.overRanges(rules.count, piece: 64, in: work) { range in
      range.map { sums(of: mining.row(of: rules[$0])) }
    }.flatMap { $0 }
  }

  /// The amounts as whole numbers of a unit of at most four decimals, when they are such.
  private static func whole(_ values: [Double]) -> Amounts? {
    let most = 0x1p53 / Double(max(1, values.count))
    for unitsPerOne in [1.0, 10, 100, 1_000, 10_000] {
      let isWhole = values.allSatisfy { value in
        let units = (value * unitsPerOne).rounded()
        return abs(units) <= most && units / unitsPerOne == value
      }
      if isWhole {
        return .whole(
          values.map { Int64(($0 * unitsPerOne).rounded()) }, unitsPerOne: unitsPerOne)
      }
    }
    return nil
  }

  private static func totals(
    _ amounts: Amounts, _ cover: [UInt64], split: Int
  ) -> (lost: Double, kept: Double) {
    let (lost, kept) = (0..<split, split..<cover.count)
    switch amounts {
    case .whole(let units, let unitsPerOne):
      return (
        Double(total(units, cover, lost)) / unitsPerOne,
        Double(total(units, cover, kept)) / unitsPerOne
      )
    case .decimal(let values):
      return (total(values, cover, lost), total(values, cover, kept))
    }
  }

  private static func total(_ units: [Int64], _ cover: [UInt64], _ range: Range<Int>) -> Int64 {
    let (units, cover) = (units.span, cover.span)
    var sum: Int64 = 0
    for word in range {
      var bits = cover[word]
      while bits != 0 {
        sum &+= units[word &* 64 &+ bits.trailingZeroBitCount]
        bits &= bits &- 1
      }
    }
    return sum
  }

  private static func total(_ values: [Double], _ cover: [UInt64], _ range: Range<Int>) -> Double {
    var sum = CompensatedSum()
    for word in range {
      var bits = cover[word]
      while bits != 0 {
        sum.add(values[word * 64 + bits.trailingZeroBitCount])
        bits &= bits - 1
      }
    }
    return sum.value
  }
}
