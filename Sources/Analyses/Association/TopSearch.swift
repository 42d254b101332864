import Bitmaps
import Work

/// The search for the best rules of any length, which leaves out what cannot reach them.
///
/// A rule and all longer ones have at most its churners; if they kept these and lost everyone else,
/// their leverage would be the greatest possible (the optimistic estimate of Wrobel 1997 and Webb
/// 1995). Once as many rules are known as are wanted, whatever stays below the last of them under
/// that estimate is not followed; short rules come first, so that this is soon. What can never have
/// a small enough p is not followed either, however few rules are known (`AttainableP`).
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

  /// The lengths that are searched one after the other: each pass begins with what the one before
  /// found (Korf 1985, iterative deepening), and the last has no limit.
  private static let lengths = [2, 3, Int.max]

  /// Searches on one thread, best candidates first.
  ///
  /// - Complexity: O(combinations tried × *rows* / 64); all there are, at worst.
  func run(in work: WorkContext) throws(RuleSearchFailure) -> Found {
    guard !work.stop.isStopped else { throw .stopped }
    var found = Found()
    var best = TopRules(
      wanted: top, foldsEqual: greatestLogP != nil, cover: { cover($0) })
    var (taken, attainable) = (0, attainable)
    for length in TopSearch.lengths {
      var pass = TopPass(
        search: self, stop: work.stop, best: best, taken: taken, longest: length,
        attainable: attainable)
      pass.run()
      best = pass.best
      found.tried += pass.tried
      (taken, attainable) = (length, pass.attainable)
      guard pass.isCut, !work.stop.isStopped else { break }
    }
    found.rules = best.rules
    found.isPartial = work.stop.isStopped
    return found
  }

  private var attainable: AttainableP? {
    greatestLogP.map { bound in
      let churned = outcome.populationCount
      return AttainableP(
        greatestLogP: bound, customers: thresholds.cover, churned: churned,
        stayed: outcome.count - churned)
    }
  }

  /// The customers of a combination of items, in the layout of the matrix.
  func cover(_ items: [Int]) -> [UInt64] {
    items.reduce(nil as [UInt64]?) { matrix.row($1, under: $0) } ?? []
  }

  /// The customers of a combination of items and the churners among them.
  func counts(_ items: [Int]) -> RuleCounts {
    let words = cover(items)
    let churned = words[..<matrix.split].reduce(0) { $0 + $1.nonzeroBitCount }
    let customers = words[matrix.split...].reduce(churned) { $0 + $1.nonzeroBitCount }
    return RuleCounts(customers: customers, churned: churned)
  }
}

/// The customers of a combination of items and the churners among them.
struct RuleCounts: Hashable, Sendable {
  /// All of them.
  let customers: Int
  /// Those who churned.
  let churned: Int

  /// Those who stayed.
  var stayed: Int { customers - churned }
}
