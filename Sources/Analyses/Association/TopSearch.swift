import Bitmaps
import Glibc
import Statistics
import Work

/// The search for the best rules of any length, which leaves out what cannot reach them.
///
/// A rule and all longer ones have at most its churners; if they kept these and lost everyone else,
/// their leverage would be the greatest possible (the optimistic estimate of Wrobel 1997 and Webb
/// 1995). Once as many rules are known as are wanted, whatever stays below the last of them under
/// that estimate is not followed.
struct TopSearch: Sendable {
  /// The items.
  let items: [Item]
  /// The items as rows of bits, the churners first.
  let matrix: BitMatrix
  /// The customers who churned.
  let outcome: Bitmap
  /// The least counts.
  let thresholds: RuleThresholds
  /// How many rules are wanted.
  let top: Int
  /// The greatest logarithm of a productive p, or nothing when every rule may be shown.
  let greatestLogP: Double?

  /// A rule that was found.
  struct Rule: Sendable {
    /// Its items, rising.
    let items: [Int]
    /// Its customers.
    let customers: Int
    /// The churners among them.
    let churned: Int
    /// The square of all customers times the leverage.
    let excess: Int
    /// The logarithms of p against everyone and of the productive p.
    let logs: (p: Double, productive: Double)
  }

  /// What was found, how many combinations were tried, and whether someone stopped the search.
  struct Found: Sendable {
    /// The best rules, and those with the very same customers as one of them.
    var rules: [Rule] = []
    /// The combinations counted.
    var tried = 0
    /// Whether rules are lacking.
    var isPartial = false
  }

  /// Searches on one thread, best candidates first.
  ///
  /// - Complexity: O(combinations tried × *rows* / 64); all there are, at worst.
  func run(in work: WorkContext) throws(RuleSearchFailure) -> Found {
    guard !work.stop.isStopped else { throw .stopped }
    var run = Run(search: self, stop: work.stop, churned: outcome.populationCount)
    run.start()
    run.found.rules = run.best
    run.found.isPartial = work.stop.isStopped
    return run.found
  }

  /// An item that may be added, with the counts of the rule it makes.
  private struct Candidate {
    let item: Int
    let customers: Int
    let churned: Int
  }

  private struct Run {
    let search: TopSearch
    let stop: StopFlag
    let churned: Int
    var found = Found()
    /// The rules so far, best first; equal customers follow the first of them.
    var best: [Rule] = []
    /// The least excess that still reaches the rules wanted.
    var least = Int.min

    mutating func start() {
      let matrix = search.matrix
      var candidates: [Candidate] = []
      for item in 0..<matrix.count {
        let row = matrix.row(item)
        let hits = row.prefix(matrix.split).reduce(0) { $0 + $1.nonzeroBitCount }
        let all = row.dropFirst(matrix.split).reduce(hits) { $0 + $1.nonzeroBitCount }
        candidates.append(Candidate(item: item, customers: all, churned: hits))
      }
      grow([], nil, kept(candidates, after: []))
    }

    /// Goes through the rules that add one item, then through those that add more.
    private mutating func grow(_ path: [Int], _ prefix: [UInt64]?, _ candidates: [Candidate]) {
      for (place, candidate) in candidates.enumerated() {
        guard !stop.isStopped else { return }
        guard canReach(candidate.churned) else { continue }
        let source = search.items[candidate.item].source
        let others = candidates[(place + 1)...].filter {
          search.items[$0.item].source != source && canReach(min($0.churned, candidate.churned))
        }
        guard !others.isEmpty else { continue }
        let next = path + [candidate.item]
        let joined = count(candidate.item, with: others, under: prefix)
        let children = kept(joined, after: next)
        guard children.count > 1 else { continue }
        grow(next, search.matrix.row(candidate.item, under: prefix), children)
      }
    }

    private mutating func count(
      _ item: Int, with others: [Candidate], under prefix: [UInt64]?
    ) -> [Candidate] {
      let partners = others.map { UInt32($0.item) }
      let pairs = RowPairs(
        firsts: [UInt32(item)], starts: [0, UInt32(partners.count)], partners: partners)
      found.tried += partners.count
      let hits = search.matrix.counts(pairs, under: prefix, in: .target)
      let rest = search.matrix.counts(pairs, under: prefix, in: .rest)
      return partners.indices.map {
        Candidate(
          item: others[$0].item, customers: Int(hits[$0] + rest[$0]), churned: Int(hits[$0]))
      }
    }

    /// Takes the rules that candidates make, and keeps those that longer ones may come from.
    private mutating func kept(_ candidates: [Candidate], after path: [Int]) -> [Candidate] {
      let admitted = candidates.filter { search.thresholds.admit($0.customers, $0.churned) }
      let sorted = admitted.sorted {
        ($1.churned, $0.customers, $0.item) < ($0.churned, $1.customers, $1.item)
      }
      for candidate in sorted { take(path + [candidate.item], candidate) }
      return sorted.filter { canReach($0.churned) }
    }

    private func canReach(_ hits: Int) -> Bool {
      hits * (search.outcome.count - churned) >= least
    }

    private mutating func take(_ path: [Int], _ counts: Candidate) {
      let excess = counts.churned * search.outcome.count - counts.customers * churned
      guard excess >= least else { return }
      if search.greatestLogP != nil, excess <= 0 { return }
      let items = path.sorted()
      let logs = search.logs(of: items, counts.customers, counts.churned, of: churned)
      if let bound = search.greatestLogP, logs.productive > bound { return }
      let rule = Rule(
        items: items, customers: counts.customers, churned: counts.churned, excess: excess,
        logs: logs)
      let place = best.firstIndex { ($0.excess, -$0.items.count) < (excess, -items.count) }
      best.insert(rule, at: place ?? best.count)
      cut()
    }

    /// Drops what lies beyond the rules wanted; equal customers count once, equal leverage stays.
    private mutating func cut() {
      guard best.count >= search.top else { return }
      var distinct = 0
      for (place, rule) in best.enumerated() {
        let isAgain =
          search.greatestLogP != nil
          && best[..<place].contains { search.haveSameCustomers($0, rule) }
        if !isAgain { distinct += 1 }
        guard distinct == search.top else { continue }
        least = rule.excess
        best.removeAll { $0.excess < rule.excess }
        return
      }
    }
  }

  private func haveSameCustomers(_ first: Rule, _ second: Rule) -> Bool {
    first.customers == second.customers && first.churned == second.churned
      && cover(first.items) == cover(second.items)
  }

  private func cover(_ items: [Int]) -> [UInt64]? {
    items.reduce(nil as [UInt64]?) { matrix.row($1, under: $0) }
  }

  /// The logarithms of Fisher's p against everyone and of the largest against a rule with one less.
  private func logs(
    of items: [Int], _ customers: Int, _ hits: Int, of churned: Int
  ) -> (p: Double, productive: Double) {
    func log(inside all: Int, _ outcomes: Int) -> Double {
      TwoByTwo(inside: customers, outcomesInside: hits, all: all, outcomes: outcomes)
        .fisherGreaterLogP
    }
    let p = log(inside: outcome.count, churned)
    guard items.count > 1 else { return (p, p) }
    var productive = -Double.infinity
    for lacking in items.indices {
      var rest = items
      rest.remove(at: lacking)
      guard let words = cover(rest) else { continue }
      let split = matrix.split
      let outcomes = words[..<split].reduce(0) { $0 + $1.nonzeroBitCount }
      let all = words[split...].reduce(outcomes) { $0 + $1.nonzeroBitCount }
      productive = max(productive, log(inside: all, outcomes))
    }
    return (p, productive)
  }
}
