public import Diagnostics
public import Values

/// A step whose items, clauses and options have been checked against its declaration.
public struct CheckedStep: Sendable {
  /// The verb's declared name.
  public let verb: String
  /// What stands after the verb.
  public let items: [CheckedItem]
  /// The items of each clause that was typed or stands in by a role.
  public let clauses: [ClauseWord: [CheckedItem]]
  /// The options that were typed.
  public let options: [String: [CheckedOption]]
  /// Where the step stands.
  public let range: SourceRange
  /// The step in canonical words, for base lines and titles.
  public let text: String

  /// Creates a step.
  public init(
    verb: String, items: [CheckedItem], clauses: [ClauseWord: [CheckedItem]],
    options: [String: [CheckedOption]], range: SourceRange, text: String
  ) {
    self.verb = verb
    self.items = items
    self.clauses = clauses
    self.options = options
    self.range = range
    self.text = text
  }
}

/// A checked item of a slot.
public struct CheckedItem: Hashable, Sendable {
  /// The name given, else the canonical text of the formula.
  public let name: String
  /// What the item is.
  public let content: Content
  /// Whether the name was given.
  public let isNamed: Bool
  /// Whether nobody typed it: a role stands in for what was left out.
  public let isFromRole: Bool
  /// Where it stands.
  public let range: SourceRange

  /// Creates an item.
  public init(
    name: String, content: Content, isNamed: Bool = false, isFromRole: Bool = false,
    range: SourceRange
  ) {
    self.name = name
    self.content = content
    self.isNamed = isNamed
    self.isFromRole = isFromRole
    self.range = range
  }

  /// What an item can be.
  public enum Content: Hashable, Sendable {
    /// A formula on rows, or on groups where the slot asks for aggregates.
    case expression(CheckedExpression)
    /// A formula on the stored table of the many side of a link, seen from its one side.
    case linked(Link, CheckedExpression)
    /// A formula with its order.
    case key(CheckedExpression, SortDirection)
    /// A column of the rows at hand; `isExcluded` when `not` stood before it.
    case column(String, isExcluded: Bool)
    /// A table or named result.
    case table(String)
    /// A text.
    case text(String)
    /// A whole number, such as a number of rows.
    case whole(Int)
    /// A number, such as a share of the rows.
    case number(Double)
    /// A word, such as `behaviours`.
    case word(String)
  }

  /// The formula, when the item is one.
  public var expression: CheckedExpression? {
    switch content {
    case .expression(let expression), .key(let expression, _): expression
    default: nil
    }
  }
}

/// A checked value of an option.
public enum CheckedOption: Hashable, Sendable {
  /// One of the declared words.
  case word(String)
  /// A whole number.
  case whole(Int)
  /// A number; percentages are fractions.
  case number(Double)
  /// A text.
  case text(String)
  /// A column of the rows at hand.
  case column(String)
  /// A formula on rows.
  case expression(String, CheckedExpression)
  /// A length of time.
  case duration(CalendarDuration)
  /// A day or period.
  case period(Period)
}

extension CheckedStep {
  /// The first value of an option as a word, when it is one.
  public func word(_ option: String) -> String? {
    if case .word(let word)? = options[option]?.first { word } else { nil }
  }

  /// The first value of an option as a whole number, when it is one.
  public func whole(_ option: String) -> Int? {
    if case .whole(let number)? = options[option]?.first { number } else { nil }
  }

  /// The values of an option that are numbers.
  public func numbers(_ option: String) -> [Double] {
    (options[option] ?? []).compactMap { value in
      switch value {
      case .number(let number): number
      case .whole(let number): Double(number)
      default: nil
      }
    }
  }

  /// The first value of an option as a number, when it is one.
  public func number(_ option: String) -> Double? { numbers(option).first }

  /// The first value of an option as a text, when it is one.
  public func text(_ option: String) -> String? {
    if case .text(let text)? = options[option]?.first { text } else { nil }
  }

  /// The items of the clause `by`.
  public var groups: [CheckedItem] { clauses[.by] ?? [] }
}
