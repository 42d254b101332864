import Glibc

/// How p-values are made honest when many were looked at.
public enum PAdjustment: String, CaseIterable, Hashable, Sendable {
  /// Times the number of tests.
  case bonferroni
  /// Step-down Bonferroni (Holm 1979).
  case holm
  /// Step-up Bonferroni for independent tests (Hochberg 1988).
  case hochberg
  /// The false discovery rate (Benjamini and Hochberg 1995).
  case benjaminiHochberg
  /// The false discovery rate under any dependence (Benjamini and Yekutieli 2001).
  case benjaminiYekutieli

  /// The adjusted p-values, in the order given; one that is NaN stays so and is no test.
  ///
  /// `tests` counts all that were searched, also those whose p is not at hand because it is large.
  /// - Complexity: O(*n* log *n*).
  public func adjusted(_ values: [Double], tests: Double? = nil) -> [Double] {
    adjust(values, tests: tests, certain: 1) { $0 * $1 }
  }

  /// The logarithms of the adjusted p-values, from logarithms, where p itself may underflow.
  /// - Complexity: O(*n* log *n*).
  public func adjustedLogs(_ logs: [Double], tests: Double? = nil) -> [Double] {
    adjust(logs, tests: tests, certain: 0) { $0 + log($1) }
  }

  private func adjust(
    _ values: [Double],
    tests: Double?,
    certain: Double,
    times: (Double, Double) -> Double
  ) -> [Double] {
    let order = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] < values[$1] }
    let total = tests ?? Double(order.count)
    precondition(total >= Double(order.count), "there cannot be fewer tests than p-values")
    let scale = self == .benjaminiYekutieli ? Self.harmonic(total) : 1
    var scaled: [Double] = []
    scaled.reserveCapacity(order.count)
    for (place, index) in order.enumerated() {
      let factor = self.factor(rank: Double(place + 1), tests: total) * scale
      scaled.append(min(times(values[index], factor), certain))
    }
    keepOrder(&scaled)
    var result = values
    for (place, index) in order.enumerated() { result[index] = scaled[place] }
    return result
  }

  /// What the p-value of a rank, the smallest first, is multiplied by.
  private func factor(rank: Double, tests: Double) -> Double {
    switch self {
    case .bonferroni: tests
    case .holm, .hochberg: tests - rank + 1
    case .benjaminiHochberg, .benjaminiYekutieli: tests / rank
    }
  }

  /// Makes adjusted values rise with the rank: from the smallest up, or from the largest down.
  private func keepOrder(_ values: inout [Double]) {
    guard values.count > 1 else { return }
    switch self {
    case .bonferroni: break
    case .holm:
      for place in 1..<values.count { values[place] = max(values[place], values[place - 1]) }
    case .hochberg, .benjaminiHochberg, .benjaminiYekutieli:
      for place in (0..<values.count - 1).reversed() {
        values[place] = min(values[place], values[place + 1])
      }
    }
  }

  /// 1 + ½ + … + 1/n, by its expansion above a thousand (DLMF 5.11.2).
  static func harmonic(_ n: Double) -> Double {
    guard n > 1_000 else {
      return stride(from: n.rounded(.down), to: 0, by: -1).reduce(0) { $0 + 1 / $1 }
    }
    let square = 1 / (n * n)
    return log(n) + 0.577_215_664_901_532_9 + 0.5 / n - square / 12 * (1 - square / 10)
  }
}
