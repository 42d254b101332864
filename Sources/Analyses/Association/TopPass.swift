import Bitmaps
import Work

/// One pass of a search for the best rules: depth first, most churners first, to a length.
struct TopPass {
  /// What is searched.
  let search: TopSearch
  /// The wish to end early.
  let stop: StopFlag
  /// The best rules so far.
  var best: TopRules
  /// The length up to which all rules were looked at by an earlier pass.
  let taken: Int
  /// The greatest length.
  let longest: Int
  /// The least p that can be reached, when p matters.
  var attainable: AttainableP?
  /// The combinations counted.
  var tried = 0
  /// Whether longer rules were left for a later pass.
  var isCut = false
  /// All customers.
  let everyone: RuleCounts

  /// Prepares a pass.
  init(
    search: TopSearch, stop: StopFlag, best: TopRules, taken: Int, longest: Int,
    attainable: AttainableP?
  ) {
    (self.search, self.stop, self.best) = (search, stop, best)
    (self.taken, self.longest, self.attainable) = (taken, longest, attainable)
    everyone = RuleCounts(
      customers: search.outcome.count, churned: search.outcome.populationCount)
  }

  /// An item that may be added, with the counts of the rule it makes and of that rule without the
  /// item before it.
  struct Candidate {
    let item: Int
    let counts: RuleCounts
    let lackingLast: RuleCounts
  }

  /// Goes through all rules that can be among the best.
  mutating func run() {
    let candidates = search.items.indices.map { item in
      Candidate(item: item, counts: search.counts([item]), lackingLast: everyone)
    }
    grow([], everyone, nil, kept(candidates, after: [], everyone))
  }

  /// Goes through the rules that add one item, then through those that add more.
  private mutating func grow(
    _ path: [Int], _ counts: RuleCounts, _ prefix: [UInt64]?, _ candidates: [Candidate]
  ) {
    for (place, candidate) in candidates.enumerated() {
      guard !stop.isStopped else { return }
      guard canReach(candidate.counts.churned) else { continue }
      let source = search.items[candidate.item].source
      let others = candidates[(place + 1)...].filter {
        search.items[$0.item].source != source && canReach($0.counts.churned)
      }
      guard !others.isEmpty else { continue }
      guard path.count + 2 <= longest else {
        isCut = true
        return
      }
      let next = path + [candidate.item]
      let joined = joined(candidate, with: others, under: prefix)
      let children = kept(joined, after: next, candidate.counts)
      guard children.count > 1 else { continue }
      grow(next, candidate.counts, search.matrix.row(candidate.item, under: prefix), children)
    }
  }

  private mutating func joined(
    _ candidate: Candidate, with others: [Candidate], under prefix: [UInt64]?
  ) -> [Candidate] {
    let partners = others.map { UInt32($0.item) }
    let pairs = RowPairs(
      firsts: [UInt32(candidate.item)], starts: [0, UInt32(partners.count)], partners: partners)
    tried += partners.count
    let hits = search.matrix.counts(pairs, under: prefix, in: .target)
    let rest = search.matrix.counts(pairs, under: prefix, in: .rest)
    return others.indices.map { place in
      let counts = RuleCounts(
        customers: Int(hits[place] + rest[place]), churned: Int(hits[place]))
      return Candidate(
        item: others[place].item, counts: counts, lackingLast: others[place].counts)
    }
  }

  /// Takes the rules that candidates make, and keeps those that longer ones may come from.
  private mutating func kept(
    _ candidates: [Candidate], after path: [Int], _ general: RuleCounts
  ) -> [Candidate] {
    var admitted: [Candidate] = []
    for candidate in candidates where isHopeful(candidate, in: general) {
      admitted.append(candidate)
    }
    admitted.sort {
      ($1.counts.churned, $0.counts.customers, $0.item)
        < ($0.counts.churned, $1.counts.customers, $1.item)
    }
    if path.count + 1 > taken {
      for candidate in admitted { take(path, candidate, general) }
    }
    return admitted.filter { canReach($0.counts.churned) }
  }

  /// Whether a rule, or a longer one, can be among the best.
  private mutating func isHopeful(_ candidate: Candidate, in general: RuleCounts) -> Bool {
    let counts = candidate.counts
    guard search.thresholds.admit(counts.customers, counts.churned), canReach(counts.churned)
    else { return false }
    let least = min(general.stayed, candidate.lackingLast.stayed) - counts.stayed
    return attainable?.admits(churned: counts.churned, leavingOut: least) ?? true
  }

  private func canReach(_ churned: Int) -> Bool {
    churned * everyone.stayed >= best.least && churned >= attainable?.leastChurned ?? 0
  }
}
