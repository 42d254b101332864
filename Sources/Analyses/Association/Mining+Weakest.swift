import Bitmaps
import Statistics

extension Mining {
  /// A rule with one item less, and the p inside it.
  typealias General = (text: String, customers: Int, logP: Double)

  /// The rule with one item less inside which a rule has the largest p; nothing for one item.
  func weakest(of items: [Int], _ counts: RuleCounts) -> General? {
    guard items.count > 1 else { return nil }
    var found: General?
    for lacking in items.indices {
      let rest = items.removing(lacking)
      let cover = cover(of: rest)
      let customers = cover.populationCount
      let table = TwoByTwo(
        inside: counts.customers, outcomesInside: counts.churned, all: customers,
        outcomes: cover.intersectionCount(with: outcome))
      let logP = table.fisherGreaterLogP
      if found.map({ $0.logP < logP }) ?? true {
        found = (text(ofItems: rest), customers, logP)
      }
    }
    return found
  }
}
