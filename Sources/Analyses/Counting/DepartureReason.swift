import Values

/// What kind of departure a reason tells of.
enum DepartureReason: String, CaseIterable, Sendable {
  /// The customer chose to leave.
  case voluntary
  /// A payment failed.
  case involuntary
  /// The customer means to come back.
  case paused

  /// The kind that the words of a reason tell of; nothing when there is no reason.
  ///
  /// Words of English, Croatian and Chinese that speak of a pause or of a failed card or payment
  /// make those kinds, every other reason is voluntary.
  init?(_ reason: Value) {
    guard case .text(let text) = reason else { return nil }
    let words = text.lowercased()
    let pauses = ["pause", "pauz", "暂停", "hold", "freeze"]
    let failures = [
      "involuntary", "card", "kartic", "payment fail", "failed", "declined", "expired", "unpaid",
      "扣款", "卡",
    ]
    if pauses.contains(where: words.contains) {
      self = .paused
    } else if failures.contains(where: words.contains) {
      self = .involuntary
    } else {
      self = .voluntary
    }
  }
}
