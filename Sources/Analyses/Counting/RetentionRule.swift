import Statistics

/// The seven published definitions of a period's churn rate.
enum RetentionRule: String, CaseIterable, Sendable {
  /// Of those there at the start, those who are not there at the end.
  case cohort
  /// Departures over those there at the start.
  case start
  /// Departures over the mean of start and end.
  case average
  /// Departures over those there at the end.
  case end
  /// Departures over those there at the start and those who joined.
  case startPlusNew = "start_plus_new"
  /// The sum of each day's departures over those there at that day's start.
  case daily
  /// Departures of the last 30 days over those there before them and those who joined in them.
  case rolling30

  /// The rule in words.
  var title: String {
    switch self {
    case .cohort: "cohort: of those there at the start, those gone at the end"
    case .start: "start: departures / at the start"
    case .average: "average: departures / mean of start and end"
    case .end: "end: departures / at the end"
    case .startPlusNew: "start_plus_new: departures / (at the start + joined)"
    case .daily: "daily: sum of each day's departures / those there that day"
    case .rolling30: "rolling30: departures of 30 days / (there before + joined in them)"
    }
  }
}

/// One period's counts of one group.
struct RetentionPeriod: Sendable {
  /// The period's number.
  let number: Int
  /// Those there just before it.
  var atStart = 0
  /// Those there at its end.
  var atEnd = 0
  /// Stays that began in it.
  var joined = 0
  /// Stays that ended in it.
  var departures = 0
  /// Those there at the start who are not there at the end.
  var gone = 0
  /// The sum over days of departures / those there.
  var daily: Double? = 0
  /// Departures of the 30 days up to its end.
  var recentDepartures = 0
  /// Those there just before these 30 days, and stays that began in them.
  var recentExposed = 0
  /// Whether it was observed to its end.
  var isComplete = true

  /// What a rule counts as lost, and over whom.
  func fraction(_ rule: RetentionRule) -> (lost: Int, over: Double?) {
    switch rule {
    case .cohort: (gone, Double(atStart))
    case .start: (departures, Double(atStart))
    case .average: (departures, Double(atStart + atEnd) / 2)
    case .end: (departures, Double(atEnd))
    case .startPlusNew: (departures, Double(atStart + joined))
    case .daily: (departures, daily.map { $0 > 0 ? Double(departures) / $0 : Double(atStart) })
    case .rolling30: (recentDepartures, Double(recentExposed))
    }
  }

  /// The churn rate by a rule, nothing for 0 / 0 and for periods that are not over.
  func churn(_ rule: RetentionRule) -> Double? {
    guard isComplete else { return nil }
    if rule == .daily { return atStart > 0 || (daily ?? 0) > 0 ? daily : nil }
    let (lost, over) = fraction(rule)
    guard let over, over > 0 else { return nil }
    return Double(lost) / over
  }

  /// The interval of the churn rate: Wilson's for a share of customers, else Garwood's for counts.
  func interval(_ rule: RetentionRule, confidence: Double) -> Interval? {
    guard churn(rule) != nil, let over = fraction(rule).over, over > 0 else { return nil }
    let lost = fraction(rule).lost
    if rule == .cohort {
      return Proportion(lost, of: Int(over)).interval(.wilson, confidence: confidence)
    }
    let ends = PoissonCount(lost).interval(confidence: confidence)
    return Interval(low: ends.low / over, high: ends.high / over)
  }
}
