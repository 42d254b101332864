import Bitmaps

/// Which rules are shown, in which order, and how many were held back for which reason.
struct RuleSelection: Sendable {
  /// The rules of the answer, best first.
  private(set) var shown: [Int]
  /// For rules that stand for others with the very same customers, these others.
  private(set) var sameCustomers: [Int: [Int]] = [:]
  /// How many rules were found.
  let considered: Int
  /// How many do not raise churn.
  let notRaising: Int
  /// How many raise it but not significantly.
  let notSignificant: Int
  /// How many significant ones lie beyond the rows asked for.
  private(set) var beyondTop = 0

  /// How many have the customers of another.
  var repeatedCount: Int { sameCustomers.values.reduce(0) { $0 + $1.count } }

  /// Chooses among the rules that were found.
  init(_ mining: Mining, settings: AssociationSettings) {
    considered = mining.rules.count
    if settings.keepsAll {
      shown = Array(mining.rules)
      (notRaising, notSignificant) = (0, 0)
    } else {
      let raising = mining.rules.filter { mining.excess(of: $0) > 0 }
      shown = raising.filter { mining.isSignificant($0, alpha: settings.alpha) }
      notRaising = considered - raising.count
      notSignificant = raising.count - shown.count
    }
    shown = mining.ordered(shown)
    if !settings.keepsAll { foldRepeated(mining) }
    if let top = settings.top, shown.count > top {
      beyondTop = shown.count - top
      shown.removeLast(beyondTop)
    }
  }

  /// Keeps the first of all rules that have the very same customers.
  private mutating func foldRepeated(_ mining: Mining) {
    var firsts: [Pair: [Int]] = [:]
    var kept: [Int] = []
    for rule in shown {
      let node = mining.tree.nodes[rule]
      let pair = Pair(customers: node.customers, churned: node.churned)
      // Rules with the same counts are few: their customers are found when they meet.
      let alike = firsts[pair, default: []]
      let cover = alike.isEmpty ? nil : mining.cover(of: rule)
      if let first = alike.first(where: { mining.cover(of: $0) == cover }) {
        sameCustomers[first, default: []].append(rule)
      } else {
        firsts[pair, default: []].append(rule)
        kept.append(rule)
      }
    }
    shown = kept
  }

  private struct Pair: Hashable {
    let customers: Int
    let churned: Int
  }
}
