import Bitmaps
import Language
import Statistics
import Values

extension LossQuestion {
  /// The rows of one group, one for each reason.
  func rows(_ group: [Stay]) -> [[Value]] {
    let lost = group.filter(\.isLost)
    return byReason(lost).map { reason, members in
      var days = members.map { Double($0.days) }
      return group[0].group + [
        reason, .count(members.count), .decimal(Double(members.count) / Double(lost.count)),
        .number(median(of: &days)), .number(revenue(members)), condition(members),
        .number(trend(members)),
      ]
    }
  }

  /// Those who left by their reasons, first the one that most left for.
  func byReason(_ lost: [Stay]) -> [(reason: Value, members: [Stay])] {
    Dictionary(grouping: lost, by: \.reason).map { ($0, $1) }.sorted { left, right in
      let (first, second) = (left.1.count, right.1.count)
      return first != second ? first > second : LossQuestion.precedes([left.0], [right.0])
    }
  }

  /// What customers had brought, as far as it is known.
  func revenue(_ members: [Stay]) -> Double? {
    let values = members.compactMap(\.value)
    return values.isEmpty ? nil : CompensatedSum(values.sorted()).value
  }

  /// What most members say, with how many of how many; of a condition the share for whom it holds.
  func condition(_ members: [Stay]) -> Value {
    let known = members.map(\.condition).filter { $0 != .missing }
    guard !known.isEmpty else { return .missing }
    let counts = Dictionary(grouping: known) { $0 }.mapValues(\.count)
    if known.contains(where: { $0.type == .truth }) {
      let count = counts[.truth(true)] ?? 0
      return .text("\(count) of \(known.count)")
    }
    let best = counts.min {
      $0.value != $1.value ? $0.value > $1.value : LossQuestion.precedes([$0.key], [$1.key])
    }
    return best.map { .text("\($0.key.plainText) (\($0.value) of \(known.count))") } ?? .missing
  }

  func trend(_ members: [Stay]) -> Double? {
    let (now, before) = departures(members)
    return before > 0 ? Double(now) / Double(before) - 1 : nil
  }

  /// How many left in the last days before the day of view, and in as many before those.
  func departures(_ members: [Stay]) -> (now: Int, before: Int) {
    let span = trendDays
    let ends = members.map { $0.start + $0.days }
    let first = Int(asof.days) - span
    return (
      ends.count { $0 >= first && $0 < Int(asof.days) },
      ends.count { $0 >= first - span && $0 < first }
    )
  }

  /// The days whose departures are compared with as many before.
  var trendDays: Int { question.step.whole("trend") ?? 90 }
}
