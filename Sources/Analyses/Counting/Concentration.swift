import Glibc
import Statistics

/// How a total is shared among customers, from those who bring most.
struct Concentration: Sendable {
  /// The values, the greatest first.
  let values: [Double]
  /// The running totals: the value of the first none, one, two … customers.
  let running: [Double]

  /// Orders values.
  ///
  /// - Complexity: O(*n* log *n*).
  init(_ values: [Double]) {
    self.values = values.sorted(by: >)
    var sum = CompensatedSum()
    var running = [0.0]
    for value in self.values {
      sum.add(value)
      running.append(sum.value)
    }
    self.running = running
  }

  /// The value of all together.
  var total: Double { running[running.count - 1] }

  /// How a share of customers becomes a number of them.
  enum Rule: String, CaseIterable, Sendable {
    /// Rounded up.
    case ceil
    /// Rounded down.
    case floor
    /// The next customer counts for a part.
    case interpolated
  }

  /// The number of customers that a share of them is.
  func count(_ share: Double, _ rule: Rule) -> Double {
    // A share such as 0.1 is not exact in binary; 0.1 · 30 must be three customers, not four.
    let exact = (share * Double(values.count) * 1e9).rounded() / 1e9
    switch rule {
    case .ceil: return exact.rounded(.up)
    case .floor: return exact.rounded(.down)
    case .interpolated: return exact
    }
  }

  /// The value of so many of the first customers.
  func value(of count: Double) -> Double {
    let whole = Int(count.rounded(.down))
    guard whole < values.count else { return total }
    return running[whole] + (count - Double(whole)) * values[whole]
  }

  /// The share of the total that a share of customers brings; nothing when the total is not above 0.
  func share(_ share: Double, _ rule: Rule) -> Double? {
    total > 0 ? value(of: count(share, rule)) / total : nil
  }

  /// The coefficient of Gini 1912: 0 when all bring the same, above 1 only with negative values.
  var gini: Double? {
    guard total > 0 else { return nil }
    var sum = CompensatedSum()
    let count = Double(values.count)
    // Σ (2i − n − 1) x(i) / (n Σ x), the values rising.
    for (place, value) in values.reversed().enumerated() {
      sum.add((2 * Double(place + 1) - count - 1) * value)
    }
    return sum.value / (count * total)
  }

  /// The fewest customers who bring a share of the total.
  func customers(for share: Double) -> Int? {
    guard total > 0 else { return nil }
    return running.firstIndex { $0 >= share * total }
  }

  /// The highest point of the running total, which lies above the total when some values are
  /// negative: the whale curve's peak.
  var peak: (customers: Int, value: Double) {
    var best = (customers: 0, value: 0.0)
    for (count, value) in running.enumerated() where value > best.value { best = (count, value) }
    return best
  }
}
