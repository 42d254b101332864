/// One value: a literal, a parameter or a cell on its way to the screen; never a row in a loop.
public enum Value: Hashable, Sendable {
  /// No value is known.
  case missing
  /// True or false.
  case truth(Bool)
  /// A whole number.
  case whole(Int64)
  /// A decimal number.
  case decimal(Double)
  /// A day.
  case date(CalendarDate)
  /// A moment.
  case timestamp(Timestamp)
  /// A text.
  case text(String)

  /// The type, or nothing for a missing value.
  public var type: ValueType? {
    switch self {
    case .missing: nil
    case .truth: .truth
    case .whole: .whole
    case .decimal: .decimal
    case .date: .date
    case .timestamp: .timestamp
    case .text: .text
    }
  }

  /// The number as a double, when the value is a number.
  public var number: Double? {
    switch self {
    case .whole(let number): Double(number)
    case .decimal(let number): number
    default: nil
    }
  }

  /// The text that csv holds: full precision, ISO dates, empty when missing.
  public var plainText: String {
    switch self {
    case .missing: ""
    case .truth(let truth): truth ? "true" : "false"
    case .whole(let number): String(number)
    case .decimal(let number): NumberText.shortest(number)
    case .date(let date): date.description
    case .timestamp(let timestamp): timestamp.description
    case .text(let text): text
    }
  }
}
