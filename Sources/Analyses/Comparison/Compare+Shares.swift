import Statistics
import Values

extension ComparisonFinding {
  /// Compares shares: Newcombe's interval, Pearson's test, or Fisher's where counts are small.
  init(
    _ name: String, share first: (hits: Int, count: Int), with second: (hits: Int, count: Int),
    confidence: Double
  ) {
    let left = Proportion(first.hits, of: first.count)
    let right = Proportion(second.hits, of: second.count)
    let gap = ProportionDifference(left, minus: right)
    self.init(
      measure: name, a: left.value, aCount: first.count, b: right.value, bCount: second.count)
    interval = gap.interval(.newcombe, confidence: confidence)
    (greatest, kind) = (1, .share)
    // A group without values compares with nothing, and is no test to adjust for.
    guard first.count > 0, second.count > 0 else { return }
    let table = TwoByTwo(
      a: first.hits, b: first.count - first.hits, c: second.hits, d: second.count - second.hits)
    let (hits, total) = (Double(table.outcomes), Double(table.total))
    let least = Double(min(first.count, second.count)) * min(hits, total - hits) / total
    let isExact = least < 5
    logP = isExact ? table.fisherTwoSidedLogP : table.chiSquared?.logP
    test = isExact ? "Newcombe, Fisher" : "Newcombe"
    let pooled = hits / total
    error = (pooled * (1 - pooled) * (1 / left.trials + 1 / right.trials)).squareRoot()
    lines = ProportionDifference.Method.allCases.compactMap { method in
      gap.interval(method, confidence: confidence).map {
        "  \(method.title): \($0.low.percentagePoints) to \($0.high.percentagePoints)"
          + (method == .newcombe ? " (chosen)" : "")
      }
    }
    if let pearson = table.chiSquared {
      lines.append(
        "  p by Pearson \(pearson.p.asChance), by Fisher \(table.fisherTwoSidedP.asChance)")
    }
  }
}

extension ProportionDifference.Method {
  /// The rule's name in an explanation.
  fileprivate var title: String {
    switch self {
    case .newcombe: "Newcombe 1998"
    case .agrestiCaffo: "Agresti–Caffo 2000"
    case .score: "Miettinen–Nurminen 1985"
    case .wald: "Wald, the textbook's"
    }
  }
}
