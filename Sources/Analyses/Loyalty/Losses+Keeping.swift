import Diagnostics
import Language
import Statistics
import Values

extension LossQuestion {
  /// What is to be kept, when `save:` says where: of each customer the last stay.
  func keeping(_ stays: LossStays) -> LostCustomers? {
    guard let path = question.step.text("save") else { return nil }
    let lost = stays.stays.filter(\.isLost)
    return LostCustomers(
      path: path, range: question.step.range, asof: asof, departures: lost.map(departure),
      present: stays.stays.filter { !$0.isLost }.map(\.customer), reasons: reasons(lost))
  }

  /// Notes on the spells of an answer that counts each for which the book has no row.
  func keepingNotes(_ stays: LossStays) -> [Diagnostic] {
    guard question.step.text("save") != nil, countsSpells else { return [] }
    var notes: [Diagnostic] = []
    if stays.nameless > 0 {
      notes.append(.note("\(stays.nameless.counted("row")) without a customer not saved"))
    }
    let others = stays.continued + stays.earlier
    if others > 0 {
      notes.append(
        .note(
          "\(others.counted("spell")) of customers with several not saved: the book has the last "
            + "stay of each, spells that touch joined"))
    }
    return notes
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
