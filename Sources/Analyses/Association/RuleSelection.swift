import Bitmaps
import Work

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
  /// How many rules were not looked at any more, because someone asked to stop.
  private(set) var unseen = 0

  /// How many rules are shown at most after a wish to stop, so that what is known of them beside
  /// their counts is there at once.
  static let few = 200

  /// How many have the customers of another.
  var repeatedCount: Int { sameCustomers.values.reduce(0) { $0 + $1.count } }

  /// Chooses among the rules that were found, of which those not tested cannot be shown.
  init(_ mining: Mining, settings: AssociationSettings, stop: StopFlag) {
    let tested = mining.rules.filter(mining.tests.isTested)
    considered = tested.count
    if settings.keepsAll {
      shown = tested
      (notRaising, notSignificant) = (0, 0)
    } else {
      let raising = tested.filter { mining.excess(of: $0) > 0 }
      shown = raising.filter { mining.isSignificant($0, alpha: settings.alpha) }
      notRaising = considered - raising.count
      notSignificant = raising.count - shown.count
    }
    shown = mining.ordered(shown)
    if !settings.keepsAll { foldRepeated(mining, stop: stop) }
    if let top = settings.top, shown.count > top {
      beyondTop = shown.count - top
      shown.removeLast(beyondTop)
    }
  }

  /// Keeps the first of all rules that have the very same customers.
  private mutating func foldRepeated(_ mining: Mining, stop: StopFlag) {
    var firsts: [Pair: [Int]] = [:]
    var kept: [Int] = []
    for (place, rule) in shown.enumerated() {
      if kept.count >= RuleSelection.few, stop.isStopped {
        unseen = shown.count - place
        break
      }
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

  /// The same with only the first few rules.
  func cut() -> RuleSelection {
    var selection = self
    selection.shown = Array(shown.prefix(RuleSelection.few))
    selection.unseen += shown.count - selection.shown.count
    return selection
  }

  private struct Pair: Hashable {
    let customers: Int
    let churned: Int
  }
}
