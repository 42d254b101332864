import Bitmaps
import Tables

/// Finds sources that only repeat the outcome or are known only after it.
struct ItemGuard: Sendable {
  /// The customers who churned.
  let outcome: Bitmap
  /// Whether only copies of the outcome are stopped.
  let keepsAll: Bool
  private let others: Bitmap
  private let churned: Int

  /// Creates a guard for an outcome.
  init(outcome: Bitmap, keepsAll: Bool) {
    self.outcome = outcome
    self.keepsAll = keepsAll
    others = outcome.inverted()
    churned = outcome.populationCount
  }

  /// Why a source may take no part, or nothing when it may.
  ///
  /// - Complexity: O(items × *rows* / 64).
  func objection(to items: [Item], present: Bitmap) -> String? {
    if items.contains(where: { $0.bits == outcome || $0.bits == others }) {
      return "the outcome again"
    }
    guard !keepsAll else { return nil }
    if isLarge(churners: present), present.intersectionCount(with: others) == 0 {
      return "known only of those who churned; `keep: all` tries it"
    }
    for item in items {
      if isLarge(churners: item.bits), item.bits.intersectionCount(with: others) == 0 {
        return "all of `\(item.name)` churned: it may follow from churn; `keep: all` tries it"
      }
      if isLarge(others: item.bits), item.bits.intersectionCount(with: outcome) == 0 {
        return "none of `\(item.name)` churned: it may follow from staying; `keep: all` tries it"
      }
    }
    return nil
  }

  /// Whether customers are at least thirty and a tenth of those who churned.
  private func isLarge(churners bits: Bitmap) -> Bool {
    let count = bits.populationCount
    return count >= 30 && count * 10 >= churned
  }

  /// Whether customers are at least thirty and half of those who stayed.
  private func isLarge(others bits: Bitmap) -> Bool {
    let count = bits.populationCount
    return count >= 30 && count * 2 >= outcome.count - churned
  }
}
