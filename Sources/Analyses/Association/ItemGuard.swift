import Bitmaps
import Tables
import Values

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
    if let count = churners(among: present) {
      let rest = count.whole - count.part
      let others = rest == 0 ? "" : " and \(rest.counted) \(rest == 1 ? "other" : "others")"
      return "known only of those who churned\(others); `keep: all` tries it"
    }
    for item in items {
      if let count = churners(among: item.bits) {
        return
          "\(count.ofThem) `\(item.name)` churned: it may follow from churn; `keep: all` tries it"
      }
      if let count = stayers(among: item.bits) {
        return count.part == count.whole
          ? "none of `\(item.name)` churned: it may follow from staying; `keep: all` tries it"
          : "\(count.ofThem) `\(item.name)` stayed: it may follow from staying; `keep: all` tries it"
      }
    }
    return nil
  }

  /// How many of some customers have the outcome that nearly all of them have.
  private struct Part {
    let part: Int
    let whole: Int

    var ofThem: String {
      part == whole ? "all of" : "\(part.counted) of the \(whole.counted) with"
    }
  }

  /// How many of some customers churned, when they are many and as good as all of them did.
  private func churners(among bits: Bitmap) -> Part? {
    guard isLarge(churners: bits) else { return nil }
    let stayed = bits.intersectionCount(with: others)
    return decided(bits, exceptions: stayed, of: others)
  }

  /// How many of some customers stayed, when they are many and as good as all of them did.
  private func stayers(among bits: Bitmap) -> Part? {
    guard isLarge(others: bits) else { return nil }
    let left = bits.intersectionCount(with: outcome)
    return decided(bits, exceptions: left, of: outcome)
  }

  /// The part of customers that are no exceptions, when exceptions are at most a hundredth of what
  /// the share of everyone leads to expect.
  private func decided(_ bits: Bitmap, exceptions: Int, of all: Bitmap) -> Part? {
    let count = bits.populationCount
    let expected = Double(count) * Double(all.populationCount) / Double(outcome.count)
    guard Double(exceptions) * 100 <= expected else { return nil }
    return Part(part: count - exceptions, whole: count)
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
