import Bitmaps
import Diagnostics
import Engine
import Tables
import Values

/// The columns that an engine gave for a table of cohorts.
struct CohortSource {
  /// The moments of events and starts, where both have a time of day.
  struct Clock {
    /// The moments of the events.
    let moments: Column
    /// The moments of the starts.
    let begin: Column
    /// The moment at which the day of view begins, when one is set.
    let end: Int64?
  }

  /// What the dates, the starts and the amounts are called in notes.
  struct Names {
    /// The date of the events.
    let date: String
    /// The start of the customers.
    let start: String
    /// The amount of the events.
    let amount: String
  }

  /// What the columns are called.
  let names: Names
  /// The days of the events.
  let dates: Column
  /// The amounts of the events, when they were asked for.
  let amounts: Column?
  /// What stretches of hours are counted by.
  let clock: Clock?
  /// The customer of each event, or -1.
  let customers: [Int32]
  /// The days of the starts: of each customer, or of each event where there are no customers' rows.
  let begin: Column
  /// How many customers there are.
  let customerCount: Int
  /// The events without a customer.
  let nameless: Int
  /// Whether the rows are the events, so that a customer begins with the first of theirs.
  let isByEvents: Bool
  /// What was noted on the way.
  let notes: [Diagnostic]
  /// How the rows were found.
  let trace: [OperatorTrace]

  /// Says how many events of customers have no amount.
  func unpricedNotes(_ customers: [Int32]) -> [Diagnostic] {
    guard let missing = amounts?.missing else { return [] }
    let count = customers.indices.count { customers[$0] >= 0 && missing[$0] }
    guard count > 0 else { return [] }
    return [
      .note(
        "\(count.counted) of \(customers.count.counted("row")) counted as 0 because \(names.amount) is "
          + "missing")
    ]
  }

  /// The moment each customer began, and whether it is known.
  ///
  /// Where the rows are events, a customer begins at the least start among theirs.
  func starts(_ begin: Column, _ customers: [Int32]) -> ([Int64], [Bool]) {
    let moments = begin.momentNumbers
    let missing = begin.missing
    guard isByEvents else {
      var isKnown = [Bool](repeating: true, count: moments.count)
      missing?.forEachSetBit { isKnown[$0] = false }
      return (moments, isKnown)
    }
    var firsts = [Int64](repeating: .max, count: customerCount)
    for row in moments.indices where customers[row] >= 0 {
      if let missing, missing[row] { continue }
      let customer = Int(customers[row])
      firsts[customer] = min(firsts[customer], moments[row])
    }
    return (firsts.map { $0 == .max ? 0 : $0 }, firsts.map { $0 != .max })
  }
}
