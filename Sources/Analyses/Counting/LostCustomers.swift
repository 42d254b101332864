public import Diagnostics
public import Values

/// The customers behind an answer of `losses`, one by one, for the book that keeps them.
public struct LostCustomers: Sendable {
  /// A customer who left.
  public struct Departure: Sendable {
    /// The key.
    public let customer: Value
    /// Why they left; missing when nobody wrote it down.
    public let reason: Value
    /// The day they began.
    public let joined: CalendarDate
    /// The first day without them.
    public let ended: CalendarDate
    /// What they had brought.
    public let revenue: Double?
    /// What would have kept them.
    public let condition: Value
  }

  /// What the answer says of a reason, over all groups.
  public struct Reason: Sendable {
    /// The reason.
    public let reason: Value
    /// Those who left for it.
    public let customers: Int
    /// Their share of all who left.
    public let share: Double
    /// The days after which half of them had left.
    public let medianLifetime: Double?
    /// The sum of what they had brought.
    public let revenue: Double?
  }

  /// The file they are to be kept in.
  public let path: String
  /// Where the question stands.
  public let range: SourceRange
  /// The day the data was looked at.
  public let asof: CalendarDate
  /// The customers who left.
  public let departures: [Departure]
  /// The keys of those who are customers on that day.
  public let present: [Value]
  /// The reasons, first the one that most left for.
  public let reasons: [Reason]
}
