import Statistics

extension Proportion {
  /// The intervals that other rules give, side by side, Wilson's marked as the one chosen.
  func rivalLines(label: String, confidence: Double) -> [String] {
    let lines = Method.allCases.compactMap { method -> String? in
      guard let ends = interval(method, confidence: confidence) else { return nil }
      let mark = method == .wilson ? " (chosen)" : ""
      return "  \(method.title): \(ends.low.percent) to \(ends.high.percent)\(mark)"
    }
    return ["the \(confidence.level) intervals side by side for \(label):"] + lines
  }
}

extension Proportion.Method {
  /// The rule's name in an explanation.
  fileprivate var title: String {
    switch self {
    case .wilson: "Wilson 1927"
    case .clopperPearson: "Clopper–Pearson 1934, exact"
    case .agrestiCoull: "Agresti–Coull 1998"
    case .adjustedWald: "plus four"
    case .jeffreys: "Jeffreys"
    case .wald: "Wald, the textbook's"
    }
  }
}
