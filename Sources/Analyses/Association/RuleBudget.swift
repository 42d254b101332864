import Synchronization

/// How many rules the searches of one question may find together, counted over all threads.
///
/// Whether it is overdrawn depends on the rules alone, not on the order in which they are found.
final class RuleBudget: Sendable {
  /// The greatest number of rules.
  let limit: Int
  private let found = Atomic<Int>(0)

  /// Creates a budget; the usual one keeps the rules of a search below about a gigabyte.
  init(limit: Int = 5_000_000) { self.limit = limit }

  /// Counts rules that were found.
  func spend(_ rules: Int) { found.add(rules, ordering: .relaxed) }

  /// Whether more rules were found than there may be.
  var isSpent: Bool { found.load(ordering: .relaxed) > limit }
}

/// Why a search for rules has no result.
enum RuleSearchFailure: Error, Hashable {
  /// Someone asked to stop.
  case stopped
  /// There are more rules than are kept.
  case tooManyRules(limit: Int)
}
