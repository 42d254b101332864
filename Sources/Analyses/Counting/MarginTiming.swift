/// When a customer's margins come.
enum MarginTiming: String, CaseIterable, Sendable {
  /// The first comes for sure after one period.
  case perpetuity
  /// The first comes at once.
  case immediate
  /// Each comes after a period, and only from those retained.
  case retained

  /// The value of a customer; nothing when it has no limit.
  func value(margin: Double, retention: Double, discount: Double) -> Double? {
    let rest = 1 + discount - retention
    guard rest > 1e-12 else { return nil }
    switch self {
    case .perpetuity: return margin / rest
    case .immediate: return margin * (1 + discount) / rest
    case .retained: return margin * retention / rest
    }
  }

  /// The timing in words.
  var title: String {
    switch self {
    case .perpetuity: "perpetuity, the first margin for sure after a period: m / (1 + d - r)"
    case .immediate: "immediate, the first margin at once: m (1 + d) / (1 + d - r)"
    case .retained: "retained, margins only from those retained: m r / (1 + d - r)"
    }
  }
}
