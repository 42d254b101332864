/// How bad a support request is, and what answering it costs.
enum Severity: String, CaseIterable, Sendable {
  case low
  case medium
  case high

  /// What answering costs the company.
  var cost: Money {
    switch self {
    case .low: Money(cents: 8_00)
    case .medium: Money(cents: 22_00)
    case .high: Money(cents: 78_00)
    }
  }
}
