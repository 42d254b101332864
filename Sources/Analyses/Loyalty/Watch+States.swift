import Bitmaps
import Language
import Values

extension WatchQuestion {
  /// A customer in the first days.
  struct Case {
    let customer: Value
    let day: Int
    let count: Int
    let state: State
    let reason: String
    let last: Int?
    /// The conditions of which nobody knows whether they hold.
    let unknown: [String]
  }

  /// What to do about a customer, the most urgent first.
  enum State: Int, CaseIterable {
    case solve
    case watch
    case unknown
    case ok

    var word: String {
      switch self {
      case .solve: "solve"
      case .watch: "watch"
      case .unknown: "unknown"
      case .ok: "ok"
      }
    }
  }

  /// A customer in the first days, from the cells of a row; nothing for others.
  func newcomer(_ cells: [Value]) -> Case? {
    // The day of view is the first that nobody has seen.
    guard let start = cells[1].day, start < asof.days else { return nil }
    let day = Int(asof.days - start)
    if let end = cells[2].day, end < asof.days { return nil }
    guard day < span else { return nil }
    var (total, latest, reasons, unknown) = (0, Int?.none, [String](), [String]())
    for (place, signal) in signals.enumerated() {
      var count = Int(cells[3 + 2 * place].number ?? 0)
      let last = cells[4 + 2 * place].day
      // A date of the customer's own counts when it lies in the days watched so far.
      if signal.isOwnDate {
        count = last.map { $0 >= start && $0 < asof.days } ?? false ? 1 : 0
      } else if cells[3 + 2 * place] == .missing {
        unknown.append(signal.name)
      }
      guard count > 0 else { continue }
      let on = last.map { Int($0 - start) } ?? day
      total += count
      latest = max(latest ?? on, on)
      reasons.append(
        count > 1
          ? "\(signal.name) \(count) times, the last on day \(on)" : "\(signal.name) on day \(on)")
    }
    reasons += unknown.map { "\($0) is missing" }
    return Case(
      customer: cells[0], day: day, count: total,
      state: state(total, day: day, latest: latest, isKnown: unknown.isEmpty),
      reason: reasons.joined(separator: "; "), last: latest, unknown: unknown)
  }

  /// The state that signals make.
  func state(
    _ total: Int, day: Int, latest: Int?, isKnown: Bool, recent: Int? = nil, enough: Int? = nil
  ) -> State {
    guard total > 0, let latest else { return isKnown ? .ok : .unknown }
    let recent = recent ?? question.step.whole("recent") ?? 14
    let enough = enough ?? question.step.whole("enough") ?? 2
    return total >= enough || day - latest <= recent ? .solve : .watch
  }
}
