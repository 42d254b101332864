/// The greatest confidence of rules to the same item from fewer of the others, found once for each.
struct WiderBasketConfidence {
  private struct Rule: Hashable {
    let antecedent: [Int]
    let consequent: Int
  }

  private let counts: BasketCounts
  private var known: [Rule: Double] = [:]

  /// Prepares the search through the sets of items that were counted.
  init(_ counts: BasketCounts) { self.counts = counts }

  /// The greatest confidence of the rules to an item from fewer of some items, in rising order, or
  /// from none.
  ///
  /// - Complexity: O(length²) look-ups for a rule whose shorter ones are known.
  mutating func greatest(below antecedent: [Int], to consequent: Int) -> Double {
    var greatest = 0.0
    for place in antecedent.indices {
      greatest = max(greatest, best(antecedent.removing(place), consequent))
    }
    return greatest
  }

  /// The confidence of a rule, or that of one from fewer items where it is greater.
  private mutating func best(_ antecedent: [Int], _ consequent: Int) -> Double {
    let rule = Rule(antecedent: antecedent, consequent: consequent)
    if let best = known[rule] { return best }
    let all = counts.orders(with: (antecedent + [consequent]).sorted())
    let own = Double(all) / Double(counts.orders(with: antecedent))
    let best = max(own, greatest(below: antecedent, to: consequent))
    known[rule] = best
    return best
  }
}
