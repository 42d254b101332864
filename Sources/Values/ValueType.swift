/// The type of the values of a column or an expression.
public enum ValueType: String, Hashable, Sendable, CaseIterable {
  /// True or false.
  case truth
  /// A 64-bit signed whole number.
  case whole
  /// A double-precision number.
  case decimal
  /// A day of the calendar.
  case date
  /// A moment in time, in UTC, to the microsecond.
  case timestamp
  /// Text in UTF-8.
  case text

  /// Whether values of the type can be added and averaged.
  public var isNumber: Bool { self == .whole || self == .decimal }

  /// Whether values of the type are points in time.
  public var isTime: Bool { self == .date || self == .timestamp }

  /// The words for the type in messages, such as `whole number`.
  public var name: String {
    switch self {
    case .truth: "true/false"
    case .whole: "whole number"
    case .decimal: "decimal number"
    case .date: "date"
    case .timestamp: "time stamp"
    case .text: "text"
    }
  }
}
