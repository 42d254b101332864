import Diagnostics
import Language
import Statistics
import Values

extension LossQuestion {
  /// What is to be kept of the stays, when `save:` says where; of a customer with several stays the
  /// one that began last.
  func keeping(_ stays: [Stay]) -> LostCustomers? {
    guard let path = question.step.text("save") else { return nil }
    let last = lastStays(stays)
    let lost = last.filter(\.isLost)
    return LostCustomers(
      path: path, range: question.step.range, asof: asof, departures: lost.map(departure),
      present: last.filter { !$0.isLost }.map(\.customer), reasons: reasons(lost))
  }

  /// Notes on customers that the book cannot tell apart or name.
  func keepingNotes(_ stays: [Stay]) -> [Diagnostic] {
    guard question.step.text("save") != nil else { return [] }
    let nameless = stays.count { $0.customer == .missing }
    let doubles = stays.count - nameless - lastStays(stays).count
    var notes: [Diagnostic] = []
    if nameless > 0 {
      notes.append(.note("\(nameless.counted("row")) without a customer not saved"))
    }
    if doubles > 0 {
      notes.append(
        .note(
          "\(doubles.counted("earlier stay")) of customers with several not saved: the book has "
            + "the last one of each"))
    }
    return notes
  }

  private func lastStays(_ stays: [Stay]) -> [Stay] {
    var places: [Value: Int] = [:]
    var last: [Stay] = []
    for stay in stays where stay.customer != .missing {
      guard let place = places[stay.customer] else {
        places[stay.customer] = last.count
        last.append(stay)
        continue
      }
      let other = last[place]
      // The same customer may stand in any order of rows.
      if (stay.start, stay.isLost ? 0 : 1, stay.days) > (
        other.start, other.isLost ? 0 : 1, other.days
      ) {
        last[place] = stay
      }
    }
    return last
  }

  private func departure(_ stay: Stay) -> LostCustomers.Departure {
    LostCustomers.Departure(
      customer: stay.customer, reason: stay.reason, joined: CalendarDate(days: Int32(stay.start)),
      ended: CalendarDate(days: Int32(stay.start + stay.days)), revenue: stay.value,
      condition: stay.condition)
  }

  private func reasons(_ lost: [Stay]) -> [LostCustomers.Reason] {
    byReason(lost).map { reason, members in
      var days = members.map { Double($0.days) }
      return LostCustomers.Reason(
        reason: reason, customers: members.count,
        share: Double(members.count) / Double(lost.count), medianLifetime: median(of: &days),
        revenue: revenue(members))
    }
  }
}
