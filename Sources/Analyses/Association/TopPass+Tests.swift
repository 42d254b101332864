import Statistics

extension TopPass {
  /// Adds a rule to the best when it is one of them and its p is small enough.
  mutating func take(_ path: [Int], _ candidate: Candidate, _ general: RuleCounts) {
    let counts = candidate.counts
    let excess = counts.churned * everyone.customers - counts.customers * everyone.churned
    guard excess >= best.least, search.greatestLogP == nil || excess > 0,
      let productive = productiveLogP(path, candidate, general)
    else { return }
    best.insert(
      TopSearch.Rule(
        items: (path + [candidate.item]).sorted(), customers: counts.customers,
        churned: counts.churned, excess: excess,
        logs: (Self.logP(counts, inside: everyone), productive)))
  }

  /// The largest p against a rule with one item less, or nothing as soon as it is too large.
  private func productiveLogP(
    _ path: [Int], _ candidate: Candidate, _ general: RuleCounts
  ) -> Double? {
    let bound = search.greatestLogP ?? 0
    var productive = -Double.infinity
    for lacking in (0...path.count).reversed() {
      let rest =
        switch path.count - lacking {
        case 0: general
        case 1: candidate.lackingLast
        default:
          search.counts(path.indices.filter { $0 != lacking }.map { path[$0] } + [candidate.item])
        }
      productive = max(productive, Self.logP(candidate.counts, inside: rest))
      if productive > bound { return nil }
    }
    return productive
  }

  private static func logP(_ rule: RuleCounts, inside all: RuleCounts) -> Double {
    TwoByTwo(
      inside: rule.customers, outcomesInside: rule.churned, all: all.customers,
      outcomes: all.churned
    ).fisherGreaterLogP
  }
}
