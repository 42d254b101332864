import Analyses
import Formats
import Values

/// One view of the customers on its way into the book of lost customers.
struct LossBookUpdate {
  /// How many customers changed, and in which way.
  struct Outcome {
    /// Those who were not in the book.
    var left = 0
    /// Those who had come back and left again.
    var leftAgain = 0
    /// Those of whom another reason or day is known now.
    var corrected = 0
    /// Those who are customers again.
    var returned = 0
    /// Those of whom the book knows a later view, which stands.
    var outdated = 0
    /// All customers in the book.
    var all = 0
    /// Those with an analyst's remark.
    var remarks = 0
  }

  /// What the book knows of a customer.
  private struct Known {
    let reason: Value
    let ended: Value
    let isBack: Bool
    let lastView: String
  }

  private let lost: LostCustomers
  private let scope: String
  private let database: SQLiteDatabase
  private var outcome = Outcome()

  /// Prepares the update of an open book.
  init(_ lost: LostCustomers, scope: String, of database: SQLiteDatabase) {
    self.lost = lost
    self.scope = scope
    self.database = database
  }

  /// Writes the view.
  ///
  /// - Complexity: O(customers in the book and in the view).
  func run() throws(SQLiteError) -> Outcome {
    var update = self
    let known = try update.known()
    try update.keepDepartures(known)
    try update.keepReturns(known)
    try update.keepHistory()
    let count = try database.prepare("SELECT count(*), count(remark) FROM lost")
    if try count.step() {
      update.outcome.all = Int(count.whole(ofColumn: 0))
      update.outcome.remarks = Int(count.whole(ofColumn: 1))
    }
    return update.outcome
  }

  private func known() throws(SQLiteError) -> [String: Known] {
    let rows = try database.prepare(
      "SELECT customer, reason, ended, returned, last_saved FROM lost")
    var known: [String: Known] = [:]
    while try rows.step() {
      known[rows.text(ofColumn: 0)] = Known(
        reason: rows.value(ofColumn: 1), ended: rows.value(ofColumn: 2),
        isBack: rows.type(ofColumn: 3) != .missing, lastView: rows.text(ofColumn: 4))
    }
    return known
  }

  private mutating func keepDepartures(_ known: [String: Known]) throws(SQLiteError) {
    let upsert = try database.prepare(LossBookUpdate.upsert)
    for departure in lost.departures {
      let key = departure.customer.plainText
      let before = known[key]
      if let before, before.lastView > lost.asof.description {
        outcome.outdated += 1
        continue
      }
      let change = change(departure, before)
      try upsert.run(
        .text(key), departure.reason.asText, .date(departure.joined), .date(departure.ended),
        .whole(Int64(departure.ended.days - departure.joined.days)), .number(departure.revenue),
        departure.condition.asText, .date(lost.asof), .date(lost.asof),
        .whole(change == "left again" ? 1 : 0))
      if let change { try log(key, change, departure.reason.asText, .date(departure.ended)) }
    }
  }

  /// What is new about a departure; nothing when the book says the same.
  private mutating func change(
    _ departure: LostCustomers.Departure, _ before: Known?
  ) -> String? {
    guard let before else {
      outcome.left += 1
      return "left"
    }
    let ended = Value.text(departure.ended.description)
    if before.ended != ended, before.isBack || before.ended.plainText < departure.joined.description
    {
      outcome.leftAgain += 1
      return "left again"
    }
    guard before.ended != ended || before.reason != departure.reason.asText || before.isBack else {
      return nil
    }
    outcome.corrected += 1
    return "corrected"
  }

  private mutating func keepReturns(_ known: [String: Known]) throws(SQLiteError) {
    let update = try database.prepare(
      "UPDATE lost SET returned = ?, last_saved = ? WHERE customer = ?")
    for customer in lost.present {
      let key = customer.plainText
      guard let before = known[key], before.lastView <= lost.asof.description else { continue }
      guard !before.isBack else { continue }
      outcome.returned += 1
      try update.run(.date(lost.asof), .date(lost.asof), .text(key))
      try log(key, "returned", .missing, .missing)
    }
  }

  private func log(
    _ key: String, _ change: String, _ reason: Value, _ ended: Value
  ) throws(SQLiteError) {
    let insert = try database.prepare("INSERT OR REPLACE INTO changes VALUES (?, ?, ?, ?, ?)")
    try insert.run(.text(key), .date(lost.asof), .text(change), reason, ended)
  }

  private func keepHistory() throws(SQLiteError) {
    let delete = try database.prepare("DELETE FROM views WHERE view = ? AND computed_on = ?")
    try delete.run(.date(lost.asof), .text(scope))
    let insert = try database.prepare("INSERT INTO views VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    for reason in lost.reasons {
      try insert.run(
        .date(lost.asof), .text(scope), reason.reason.asText, .count(reason.customers),
        .decimal(reason.share), .number(reason.medianLifetime), .number(reason.revenue),
        .count(lost.present.count))
    }
  }

  // A remark and the first view stay; so does the number of times, unless they left once more.
  private static let upsert = """
    INSERT INTO lost(
      customer, reason, joined, ended, lifetime, revenue, condition, first_saved, last_saved,
      times_lost)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1)
    ON CONFLICT(customer) DO UPDATE SET
      reason = excluded.reason, joined = excluded.joined, ended = excluded.ended,
      lifetime = excluded.lifetime, revenue = excluded.revenue, condition = excluded.condition,
      returned = NULL, last_saved = excluded.last_saved, times_lost = times_lost + ?10
    """
}

extension LossBookUpdate.Outcome {
  /// What changed, in words.
  func lines(path: String) -> [String] {
    var parts: [String] = []
    for (count, words) in [
      (left, "new"), (leftAgain, "left again"), (corrected, "corrected"), (returned, "came back"),
    ] where count > 0 {
      parts.append("\(NumberText.grouped(count)) \(words)")
    }
    let changes = parts.isEmpty ? "nothing new" : parts.joined(separator: ", ")
    let kept = remarks > 0 ? " · \(NumberText.grouped(remarks)) with a remark" : ""
    var lines = [
      "saved to \(path): \(changes) · \(NumberText.grouped(all)) customers in all\(kept)"
    ]
    if outdated > 0 {
      lines.append(
        "of \(NumberText.grouped(outdated)) customers the book knows a later view, which stands")
    }
    return lines
  }
}

extension Value {
  /// The value as a text, missing as missing.
  fileprivate var asText: Value { self == .missing ? .missing : .text(plainText) }

  /// A number that may not be known.
  fileprivate static func number(_ number: Double?) -> Value {
    number.map { .decimal($0) } ?? .missing
  }

  /// A count.
  fileprivate static func count(_ count: Int) -> Value { .whole(Int64(count)) }
}
