import Bitmaps
import Diagnostics
import Values

extension LossQuestion {
  /// Says why trends are missing.
  func trendNotes(_ rows: [[Value]]) -> [Diagnostic] {
    guard rows.contains(where: { $0.last == .missing }) else { return [] }
    return [
      .note(
        "trend is missing where nobody left in the \(trendDays.counted("day")) before the last "
          + "\(trendDays.counted)")
    ]
  }

  /// Says up to which day the incidences of the footer are, or why there are none.
  func horizonNotes(_ groups: [[Stay]]) -> [Diagnostic] {
    guard !groups.isEmpty else { return [] }
    let days = horizon.counted("day")
    let unseen = groups.count { group in (group.map(\.days).max() ?? 0) < horizon }
    guard unseen < groups.count else {
      return [.note("no incidence: nobody was watched for \(days); take a smaller `at:`")]
    }
    let gap = unseen > 0 ? "; missing where nobody was watched so long" : ""
    return [.note("incidence is the share who had left within \(days) of their start\(gap)")]
  }

  /// Says what `revenue_lost` does not know.
  func valueNotes(_ stays: [Stay], name: String?) -> [Diagnostic] {
    guard let name else {
      return [.note("no role revenue and no `value:`, so revenue_lost is missing")]
    }
    let lost = stays.filter(\.isLost)
    let unknown = lost.count { $0.value == nil }
    guard unknown > 0 else { return [] }
    return [
      .note(
        "revenue_lost is the sum of what is known: \(name) is missing for \(unknown.counted) of "
          + "\(lost.count.counted) who left")
    ]
  }
}
