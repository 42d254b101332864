/// When a customer counts as active in a period after the one they began in.
enum CohortRule: String, CaseIterable, Sendable {
  /// Active in the period itself ("on").
  case bounded
  /// Active in the period or later ("on or after").
  case unbounded
  /// Active in every period up to it.
  case streak
  /// Active in the period, which is counted in days from each customer's own start.
  case rolling

  /// The rule in words.
  var title: String {
    switch self {
    case .bounded: "bounded, active in the period"
    case .unbounded: "unbounded, active in the period or later"
    case .streak: "streak, active in every period up to it"
    case .rolling: "rolling, active in the stretch of days from each customer's own start"
    }
  }
}
