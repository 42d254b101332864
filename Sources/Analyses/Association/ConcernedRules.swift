import Bitmaps
import Statistics

/// The odds ratios of rules among those whom their questions concern.
///
/// Whether someone streams television is a question only to those with internet: held against all
/// others, who have no internet and seldom leave, streaming looks like a reason to leave.
struct ConcernedRules: Sendable {
  /// The odds ratio of a rule among those whom its questions concern.
  struct Odds: Sendable {
    /// The values that stand for those whom they do not concern.
    let outside: [String]
    /// The odds ratio among the others, or nothing where it is 0 / 0.
    let ratio: Double?
    /// Its interval.
    let interval: Interval
  }

  /// The odds ratios by rule; rules that concern everyone have none.
  private(set) var found: [Int: Odds] = [:]

  /// Compares rules with those alone whom they concern.
  ///
  /// - Parameters:
  ///   - rows: the customers of the search, or nothing when they are all.
  ///   - level: the confidence of the intervals.
  /// - Complexity: O(rules × length), and O(*rows* / 64) for each way not to be concerned.
  init(
    _ rules: [Int], in mining: Mining, rows: [Int32]?, _ applicability: Applicability, level: Double
  ) {
    let absences = Dictionary(
      grouping: applicability.repeated.filter { !$0.isCopy }, by: \.source)
    guard !absences.isEmpty else { return }
    var others: [[String]: RuleCounts] = [:]
    for rule in rules {
      let absent = absences.found(behind: mining.tree.items(of: rule).map { mining.items[$0] })
      guard !absent.isEmpty else { continue }
      let names = absent.map(\.representative)
      let outside = others[names] ?? mining.counts(ofAny: absent.map(\.bits), at: rows)
      others[names] = outside
      let node = mining.tree.nodes[rule]
      let table = TwoByTwo(
        inside: node.customers, outcomesInside: node.churned,
        all: mining.customers - outside.customers, outcomes: mining.churned - outside.churned)
      found[rule] = Odds(
        outside: names, ratio: table.oddsRatio, interval: table.haldaneInterval(confidence: level))
    }
  }
}

extension [Int: [Applicability.Repeated]] {
  /// Whom the questions behind items do not concern, each of them once.
  ///
  /// An item that itself says that it does not apply asks nothing.
  fileprivate func found(behind items: [Item]) -> [Applicability.Repeated] {
    items.reduce(into: []) { found, item in
      for value in self[item.source] ?? []
      where value.name != item.name
        && !found.contains(where: { $0.representative == value.representative })
      {
        found.append(value)
      }
    }
  }
}

extension Mining {
  /// How many customers have any of some rows of bits, and the churners among them.
  fileprivate func counts(ofAny bits: [Bitmap], at rows: [Int32]?) -> RuleCounts {
    let any = bits.dropFirst().reduce(bits[0]) { $0.union($1) }
    let own = rows.map { any.gathered(at: $0) } ?? any
    return RuleCounts(
      customers: own.populationCount, churned: own.intersectionCount(with: outcome))
  }
}
