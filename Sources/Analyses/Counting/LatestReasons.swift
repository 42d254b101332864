import Values

/// For each customer and period the row whose reason counts: that of the latest day, of several on
/// one day a known one, and of those the first by its text, so that the order of rows plays no part.
struct LatestReasons {
  let source: RevenueRows
  let days: [Int32]
  let places: Int
  /// The row of each cell; a cell is a customer's number times the periods, plus the period.
  private(set) var rows: [Int: Int] = [:]

  init(_ source: RevenueRows, days: [Int32], places: Int) {
    self.source = source
    self.days = days
    self.places = places
  }

  /// Takes the reason of a row for a customer's period, unless a later one stands there.
  mutating func add(_ row: Int, _ member: Int, _ place: Int) {
    guard place >= 0, place < places else { return }
    let cell = member * places + place
    if let other = rows[cell], !counts(row, before: other) { return }
    rows[cell] = row
  }

  private func counts(_ row: Int, before other: Int) -> Bool {
    guard days[row] == days[other] else { return days[row] > days[other] }
    guard let reasons = source.reasons else { return false }
    // Reasons are numbered in the order of their texts, missing last.
    return reasons.rows[row] < reasons.rows[other]
  }
}
