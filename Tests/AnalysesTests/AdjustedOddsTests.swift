import Statistics
import Testing

@testable import Analyses

/// What is said of a rule when something is held fixed.
@Suite struct AdjustedOddsTests {
  /// Strata of a rule, each as churners and others inside, churners and others outside.
  private static func strata(_ cells: [[Int]]) -> [TwoByTwo] {
    cells.map { cell in
      TwoByTwo(
        inside: cell[0] + cell[1], outcomesInside: cell[0], all: cell.reduce(0, +),
        outcomes: cell[0] + cell[2])
    }
  }

  /// The table of all strata together.
  private static func whole(_ tables: [TwoByTwo]) -> TwoByTwo {
    TwoByTwo(
      inside: tables.reduce(0) { $0 + $1.inside }, outcomesInside: tables.reduce(0) { $0 + $1.a },
      all: tables.reduce(0) { $0 + $1.total }, outcomes: tables.reduce(0) { $0 + $1.outcomes })
  }

  @Test func `only what was there and fell by much is said to vanish or reverse`() {
    let cases: [(cells: [[Int]], verdict: AdjustedOdds.Verdict?)] = [
      // 3.2 by itself, 1 in each stratum.
      ([[90, 90, 10, 10], [10, 90, 20, 180]], .vanishes),
      // 2.9 by itself, 0.5 in each.
      ([[240, 160, 15, 5], [10, 190, 40, 380]], .reverses),
      // 2.4 by itself and in each.
      ([[60, 140, 30, 170], [60, 140, 30, 170]], .stands),
      // 1.5 (1.03 to 2.2) by itself and 1.45 with an interval that reaches 1: no more than fewer numbers.
      ([[30, 70, 22, 76], [30, 74, 22, 78], [10, 30, 8, 32]], .stands),
      // 1.0 by itself: there was nothing to vanish.
      ([[20, 80, 20, 80], [20, 80, 20, 80]], .stands),
      ([[40, 60, 0, 0], [0, 0, 20, 80]], nil),
      ([[40, 0, 20, 0], [0, 60, 0, 80]], nil),
    ]
    let found = cases.map { item in
      let tables = Self.strata(item.cells)
      let odds = AdjustedOdds(MantelHaenszel(strata: tables), level: 0.95)
      return odds.verdict(byItself: Self.whole(tables))
    }
    #expect(found == cases.map(\.verdict))
    let silent = cases.suffix(2).map { item in
      AdjustedOdds(MantelHaenszel(strata: Self.strata(item.cells)), level: 0.95).silence
    }
    #expect(silent == [.partOfStrata, .outcomeDecided])
  }
}
