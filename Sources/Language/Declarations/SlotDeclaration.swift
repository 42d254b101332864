public import Values

/// What may stand after a verb or a clause word.
public struct SlotDeclaration: Sendable {
  /// How items are written.
  public var shape: Shape
  /// What each item is, by position; the last one stands for all that follow.
  public var arguments: [Argument]
  /// The least number of items.
  public var minimum: Int
  /// The greatest number of items, or nothing when there is no limit.
  public var maximum: Int?

  /// Creates a slot; by default it asks for at least one item and takes one for each argument.
  public init(_ shape: Shape, _ arguments: [Argument], minimum: Int = 1, maximum: Int? = nil) {
    self.shape = shape
    self.arguments = arguments
    self.minimum = minimum
    self.maximum = maximum ?? (shape == .none ? 0 : arguments.count)
  }

  /// A slot that takes nothing.
  public static let none = SlotDeclaration(.none, [], minimum: 0)

  /// A slot that takes any number of items from `minimum` on.
  public static func list(
    _ shape: Shape, _ argument: Argument, minimum: Int = 1
  ) -> SlotDeclaration {
    var slot = SlotDeclaration(shape, [argument], minimum: minimum)
    slot.maximum = nil
    return slot
  }

  /// How items are written; the parser reads a slot by its shape alone.
  public enum Shape: String, Hashable, Sendable {
    /// Nothing stands here.
    case none
    /// One formula.
    case expression
    /// Formulae separated by commas.
    case expressions
    /// Formulae separated by commas, each perhaps with `name =` before it.
    case named
    /// Formulae separated by commas, each perhaps with `asc` or `desc` behind it.
    case keys
    /// The name of a table.
    case table
    /// A text.
    case text
    /// A number.
    case number
    /// A word.
    case word
  }

  /// The argument at a position.
  public func argument(at position: Int) -> Argument? {
    arguments.isEmpty ? nil : arguments[min(position, arguments.count - 1)]
  }
}

/// What one item of a slot is.
public struct Argument: Sendable {
  /// The word for it in help and messages, such as `score`.
  public var label: String
  /// What it may be.
  public var accepts: Accepts
  /// The role that stands in when the item is left out.
  public var role: Role?

  /// Creates an argument.
  public init(_ label: String, _ accepts: Accepts, role: Role? = nil) {
    self.label = label
    self.accepts = accepts
    self.role = role
  }

  /// What an item may be.
  public enum Accepts: Hashable, Sendable {
    /// A value of each row, of one of these types (any when empty).
    case value(Set<ValueType>)
    /// A truth of each row.
    case condition
    /// A value of each group: aggregates and arithmetic on them.
    case aggregate
    /// A value of each row, of one of these types, or a value of each group when it holds an
    /// aggregate; both come as formulae.
    case measureOrValue(Set<ValueType>)
    /// A value of each row, of one of these types, or a column of a linked many-side table written
    /// `orders.date`, which comes as `CheckedItem.Content.linked`.
    case linkedValue(Set<ValueType>)
    /// A column by its name; with `not` before it where columns are left out.
    case column(allowsNot: Bool)
    /// A condition, a column, a behaviour, or the word for all behaviours.
    case behaviour
    /// A table or a named result.
    case table
    /// A text.
    case text
    /// A number of rows; a negative one counts from the end.
    case rows
    /// A number of rows from 0 on, or a share of them from 0% to 100%.
    case rowsOrShare
    /// One of some words.
    case word([String])
    /// A name that is new.
    case newName
  }
}

/// A clause a verb takes.
public struct ClauseDeclaration: Sendable {
  /// The word.
  public var word: ClauseWord
  /// What follows it.
  public var slot: SlotDeclaration
  /// Whether it must be there.
  public var isRequired: Bool
  /// One sentence.
  public var summary: String

  /// Creates a clause.
  public init(
    _ word: ClauseWord, _ slot: SlotDeclaration, isRequired: Bool = false, summary: String
  ) {
    self.word = word
    self.slot = slot
    self.isRequired = isRequired
    self.summary = summary
  }

  /// The clause `by`: columns or formulae, perhaps named, that make the groups.
  public static let groups = ClauseDeclaration(
    .by, .list(.named, Argument("group", .value([]))), summary: "One answer for each group.")
}

/// The meanings that a column or formula of a table can have.
public enum Role: String, Hashable, Sendable, CaseIterable {
  /// Who: the key of a customer.
  case customer
  /// Whether the customer left.
  case churned
  /// How long the customer has been one.
  case tenure
  /// The day the customer joined.
  case joined
  /// The first day the customer was no longer one.
  case ended
  /// What the customer brings.
  case revenue
  /// What the customer costs.
  case cost
  /// The answer from 0 to 10 on recommending.
  case nps
  /// The satisfaction score.
  case csat
  /// The effort score.
  case effort
  /// Why the customer left.
  case reason
  /// The day of an event, order or survey.
  case date
  /// The money of an order.
  case amount
  /// What happened.
  case event
}
