public import Values

/// All that checking, completion and help need to know of a function, as data.
public struct FunctionDeclaration: Sendable {
  /// The word a person types.
  public var name: String
  /// The heading of help it stands under.
  public var family: Family
  /// Whether it works on a row, on the rows of a group, or on all rows in their order.
  public var level: Level
  /// Its parameters.
  public var parameters: [Parameter]
  /// The type of its result.
  public var result: ResultRule
  /// The usual scale of the answers it counts, of which it refuses those that seem to be of a shorter
  /// one; nothing for functions of other values.
  public var scale: ClosedRange<Int>?
  /// One sentence that ends with a period.
  public var summary: String
  /// A formula of constants, or one over the rows of `Example.rows`, with its result.
  public var example: Example

  /// Creates a declaration.
  public init(
    name: String, family: Family, level: Level = .row, parameters: [Parameter],
    result: ResultRule, scale: ClosedRange<Int>? = nil, summary: String, example: Example
  ) {
    self.name = name
    self.family = family
    self.level = level
    self.parameters = parameters
    self.result = result
    self.scale = scale
    self.summary = summary
    self.example = example
  }

  /// The headings of help for functions.
  public enum Family: String, Hashable, Sendable, CaseIterable {
    /// Values of a group.
    case aggregates
    /// Numbers.
    case numbers
    /// Texts.
    case texts
    /// Dates.
    case dates
    /// Bands and ranks.
    case bands
    /// Choices and conversions.
    case choices
  }

  /// What a function sees.
  public enum Level: Hashable, Sendable {
    /// The values of one row.
    case row
    /// The rows of a group.
    case aggregate
    /// All rows, in their order.
    case window
  }

  /// A parameter of a function.
  public struct Parameter: Sendable {
    /// The word for it in help and messages.
    public var label: String
    /// The types it takes; any when empty.
    public var types: Set<ValueType>
    /// Whether it may be left out.
    public var isOptional: Bool
    /// Whether it may be repeated; only the last one may.
    public var repeats: Bool
    /// Whether it must be a constant.
    public var isConstant: Bool

    /// Creates a parameter.
    public init(
      _ label: String, _ types: Set<ValueType> = [], isOptional: Bool = false,
      repeats: Bool = false, isConstant: Bool = false
    ) {
      self.label = label
      self.types = types
      self.isOptional = isOptional
      self.repeats = repeats
      self.isConstant = isConstant
    }
  }

  /// How the type of the result follows from the arguments.
  public enum ResultRule: Hashable, Sendable {
    /// Always the same.
    case fixed(ColumnType)
    /// That of the argument at a position.
    case sameAs(Int)
    /// Whole when all numbers are whole, else decimal.
    case widestNumber
    /// The one type that all arguments from a position on have or can be read as.
    case common(from: Int)
  }

  /// A formula, what it gives, and the small table it is computed on.
  public struct Example: Hashable, Sendable {
    /// The formula.
    public let formula: String
    /// The result as csv would hold it.
    public let result: String

    /// Creates an example.
    public init(_ formula: String, _ result: String) {
      self.formula = formula
      self.result = result
    }
  }
}

extension Set where Element == ValueType {
  /// Whole and decimal numbers.
  public static let numbers: Set<ValueType> = [.whole, .decimal]
  /// Numbers and true/false, which count as 1 and 0.
  public static let countables: Set<ValueType> = [.whole, .decimal, .truth]
  /// Dates and time stamps.
  public static let times: Set<ValueType> = [.date, .timestamp]
}
