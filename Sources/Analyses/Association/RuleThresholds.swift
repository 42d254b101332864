import Glibc

/// The least counts of a rule.
struct RuleThresholds: Hashable, Sendable {
  /// The least number of customers.
  let customers: Int
  /// The least number of churners among them.
  let churned: Int

  /// The least number of customers that follows from both.
  var cover: Int { max(customers, churned, 1) }

  /// Whether a rule has enough customers and churners.
  func admit(_ customers: Int, _ churned: Int) -> Bool {
    customers >= max(self.customers, 1) && churned >= self.churned
  }
}

extension AssociationSettings {
  /// The thresholds among so many customers.
  func thresholds(customers: Int) -> RuleThresholds {
    // The millionth of a millionth keeps 1 % of 700 at 7 when the product comes out above it.
    let count = max(1, Int(ceil(support * Double(customers) - 1e-9)))
    return RuleThresholds(
      customers: counting == .coverage ? count : 1,
      churned: max(counting == .joint ? count : 0, churners))
  }
}
