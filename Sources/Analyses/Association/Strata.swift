import Bitmaps
import Statistics

/// The customers of each stratum: those with one combination of values of what is held fixed.
struct Strata: Sendable {
  /// The strata, none empty; a customer without a value is in none.
  let rows: [Bitmap]
  /// The names of what is held fixed.
  let names: [String]

  /// How many customers are in no stratum.
  let outside: Int

  /// Combines the items of sources: one stratum for each combination that occurs.
  ///
  /// - Complexity: O(combinations × *rows* / 64).
  init?(_ parts: [[Item]], names: [String], customers: Int, limit: Int = 10_000) {
    self.names = names
    var rows = [Bitmap(repeating: true, count: customers)]
    for items in parts {
      guard rows.count * items.count <= limit else { return nil }
      rows = rows.flatMap { row in
        items.map { row.intersection($0.bits) }.filter { !$0.isEmpty }
      }
    }
    self.rows = rows
    outside = customers - rows.reduce(0) { $0 + $1.populationCount }
  }

  private init(rows: [Bitmap], names: [String], outside: Int) {
    self.rows = rows
    self.names = names
    self.outside = outside
  }

  /// The strata among some of the customers.
  func gathered(at places: [Int32]?) -> Strata {
    guard let places else { return self }
    let kept = rows.map { $0.gathered(at: places) }.filter { !$0.isEmpty }
    let inside = kept.reduce(0) { $0 + $1.populationCount }
    return Strata(rows: kept, names: names, outside: places.count - inside)
  }
}

/// Odds ratios with strata held fixed, of one rule after the other.
struct StratifiedOdds: Sendable {
  private let matrix: BitMatrix
  private let sizes: [(customers: Int, churned: Int)]

  /// Prepares the strata of a search, laid out as its items are.
  init(_ strata: [Bitmap], outcome: Bitmap) {
    matrix = BitMatrix(strata, target: outcome)
    sizes = strata.map { ($0.populationCount, $0.intersectionCount(with: outcome)) }
  }

  /// The fourfold tables of a rule, one for each stratum.
  ///
  /// - Complexity: O(strata × *rows* / 64).
  func tables(under cover: [UInt64]) -> MantelHaenszel {
    let churned = matrix.counts(under: cover, in: .target)
    let others = matrix.counts(under: cover, in: .rest)
    return MantelHaenszel(
      strata: sizes.indices.map { stratum in
        TwoByTwo(
          inside: Int(churned[stratum] + others[stratum]), outcomesInside: Int(churned[stratum]),
          all: sizes[stratum].customers, outcomes: sizes[stratum].churned)
      })
  }
}
