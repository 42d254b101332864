import Values
import Work

/// What customers paid in each period, and how it moved from one to the next.
struct RevenueMovements: Sendable {
  /// The periods, in order.
  private(set) var periods: [RevenuePeriod]
  /// Of those who paid in the first period: what they paid then, what they pay in the last, and the
  /// lesser of both.
  private(set) var window = (start: 0.0, end: 0.0, least: 0.0, customers: 0, kept: 0)

  /// Compares the amounts of each customer in consecutive periods.
  ///
  /// - Complexity: O(*customers* log *customers* × periods).
  /// - Parameters:
  ///   - amounts: for each customer the amount of each period, 0 where nothing was paid.
  ///   - reasons: for each customer and period the kind of departure known there.
  ///   - question: the question, which may be called off meanwhile.
  init(
    _ amounts: [[Double]], reasons: [[DepartureReason?]], numbers: Range<Int>,
    _ question: Question
  ) throws(AnalysisError) {
    periods = numbers.map { RevenuePeriod(number: $0) }
    var (comparisons, isStopped) = (0, false)
    // In the order of what they paid, so that the order of rows does not show in the last digit; once
    // called off, any order will do.
    let order = amounts.indices.sorted {
      comparisons += 1
      if comparisons & 0xFFFF == 0 { isStopped = question.work.stop.isStopped }
      return !isStopped && amounts[$0].lexicographicallyPrecedes(amounts[$1])
    }
    for (number, place) in order.enumerated() {
      try question.poll(at: number)
      add(amounts[place], reasons[place])
    }
    for place in periods.indices.dropFirst() {
      let period = periods[place]
      let sum =
        period.opening + period.new + period.reactivation + period.expansion - period.contraction
        - period.churned
      precondition(
        abs(sum - period.closing) <= 1e-9 * max(1, period.opening, period.closing),
        "What is there at the end is what was there and what moved")
    }
  }

  private mutating func add(_ row: [Double], _ kinds: [DepartureReason?]) {
    var hasPaid = false
    for place in row.indices {
      let now = row[place]
      periods[place].closing += now
      if now > 0 { periods[place].customers += 1 }
      if place > 0 {
        periods[place].opening += row[place - 1]
        periods[place].move(from: row[place - 1], to: now, hasPaid: hasPaid, kinds[place])
      }
      hasPaid = hasPaid || now > 0
    }
    guard let first = row.first, first > 0, let last = row.last else { return }
    window.start += first
    window.end += last
    window.least += min(first, last)
    window.customers += 1
    if last > 0 { window.kept += 1 }
  }
}

/// What one period's revenue was, and how it moved.
struct RevenuePeriod: Sendable {
  /// The period's number.
  let number: Int
  /// What was paid in the period before.
  var opening = 0.0
  /// From customers who never paid before.
  var new = 0.0
  /// From customers who paid once, but not in the period before.
  var reactivation = 0.0
  /// What customers of the period before pay more.
  var expansion = 0.0
  /// What they pay less.
  var contraction = 0.0
  /// What those paid who pay nothing now.
  var churned = 0.0
  /// What is paid in it.
  var closing = 0.0
  /// How many pay in it.
  var customers = 0
  /// What was lost by kind of departure.
  var lost: [DepartureReason: Double] = [:]
  /// What was lost without a reason that is known.
  var unexplained = 0.0

  fileprivate mutating func move(
    from before: Double, to now: Double, hasPaid: Bool, _ kind: DepartureReason?
  ) {
    if before > 0, now > 0 {
      if now > before { expansion += now - before } else { contraction += before - now }
    } else if before > 0 {
      churned += before
      if let kind { lost[kind, default: 0] += before } else { unexplained += before }
    } else if now > 0 {
      if hasPaid { reactivation += now } else { new += now }
    }
  }

  /// (churned + contraction) / opening.
  var grossChurn: Double? { opening > 0 ? (churned + contraction) / opening : nil }

  /// 1 − gross churn.
  var gross: Double? { grossChurn.map { 1 - $0 } }

  /// 1 − gross churn + expansion / opening; reactivation is not in it.
  var net: Double? { gross.map { $0 + expansion / opening } }

  /// (new + reactivation + expansion) / (churned + contraction).
  var quickRatio: Double? {
    churned + contraction > 0
      ? (new + reactivation + expansion) / (churned + contraction) : nil
  }
}
