public import Values

/// A value that is written out.
public enum Literal: Hashable, Sendable {
  /// A whole number.
  case whole(Int64)
  /// A decimal number.
  case decimal(Double)
  /// A percentage, as the fraction it stands for: `5%` is 0.05.
  case percent(Double)
  /// A number with a unit of time.
  case duration(CalendarDuration)
  /// A text, perhaps with parameters inside.
  case text([TextPart])
  /// A day, week, month, quarter, minute or second.
  case period(Period)
  /// True or false.
  case truth(Bool)
  /// No value.
  case missing

  /// A text without parameters.
  public static func plain(_ text: String) -> Literal { .text(text.isEmpty ? [] : [.plain(text)]) }
}

/// A piece of a written text.
public enum TextPart: Hashable, Sendable {
  /// Characters that stand for themselves.
  case plain(String)
  /// The value of a parameter, written `{$name}`.
  case parameter(Name)
}
