public import Diagnostics

/// Steps joined by `|` and what they start from.
public struct Pipeline: Hashable, Sendable {
  /// What the steps start from.
  public let source: PipelineSource
  /// The steps, in order; may be none when the source is a table.
  public let steps: [Step]
  /// Where the pipeline stands.
  public let range: SourceRange

  /// Creates a pipeline.
  public init(source: PipelineSource, steps: [Step], range: SourceRange) {
    self.source = source
    self.steps = steps
    self.range = range
  }
}

/// What a pipeline starts from.
public enum PipelineSource: Hashable, Sendable {
  /// A table or a named result.
  case table(Name)
  /// The table in use: the line starts with a verb.
  case inUse
  /// The last result: the line starts with `|`.
  case last(SourceRange)
}

/// A verb with what it works on.
public struct Step: Hashable, Sendable {
  /// The verb as it was typed; its declaration is found by this word in any case.
  public let verb: Name
  /// What stands after the verb.
  public let items: [Item]
  /// The clauses, in the order they were typed.
  public let clauses: [Clause]
  /// The options, in the order they were typed.
  public let options: [Option]
  /// Where the step stands.
  public let range: SourceRange

  /// Creates a step.
  public init(
    verb: Name, items: [Item], clauses: [Clause], options: [Option], range: SourceRange
  ) {
    self.verb = verb
    self.items = items
    self.clauses = clauses
    self.options = options
    self.range = range
  }
}

/// One of the things, separated by commas, that a verb or clause works on.
public struct Item: Hashable, Sendable {
  /// The name given with `name =`, in slots that name their items.
  public let name: Name?
  /// The formula.
  public let expression: Expression
  /// `asc` or `desc`, in slots of sort keys.
  public let direction: SortDirection?

  /// Creates an item.
  public init(name: Name? = nil, expression: Expression, direction: SortDirection? = nil) {
    self.name = name
    self.expression = expression
    self.direction = direction
  }
}

/// The order of a sort key.
public enum SortDirection: String, Hashable, Sendable {
  /// The least first.
  case ascending = "asc"
  /// The greatest first.
  case descending = "desc"
}

/// A word such as `by` with what follows it.
public struct Clause: Hashable, Sendable {
  /// The word.
  public let word: ClauseWord
  /// Where the word stands.
  public let wordRange: SourceRange
  /// What follows it.
  public let items: [Item]

  /// Creates a clause.
  public init(word: ClauseWord, wordRange: SourceRange, items: [Item]) {
    self.word = word
    self.wordRange = wordRange
    self.items = items
  }
}

/// The words that start a clause.
public enum ClauseWord: String, Hashable, Sendable, CaseIterable {
  /// Groups.
  case by
  /// The other thing: an outcome, a comparison, terms of a model.
  case with
  /// Strata to hold fixed.
  case given
  /// Columns or dates to work on.
  case on
  /// A start.
  case from
  /// An end or a target.
  case to
  /// An event.
  case until
  /// A unit of exposure or time.
  case per
}

/// A setting at the end of a step or command: `top: 20`.
public struct Option: Hashable, Sendable {
  /// The word before the colon.
  public let name: Name
  /// The values after it.
  public let values: [OptionValue]

  /// Creates an option.
  public init(name: Name, values: [OptionValue]) {
    self.name = name
    self.values = values
  }
}

/// One value of an option.
public struct OptionValue: Hashable, Sendable {
  /// What the value is.
  public let kind: Kind
  /// Where it stands.
  public let range: SourceRange

  /// Creates a value.
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The forms of a value.
  public enum Kind: Hashable, Sendable {
    /// A number (with its sign), text, duration, period, truth or missing.
    case literal(Literal)
    /// `$name`.
    case parameter(Name)
    /// A word, a column, a segment.
    case name([Name])
  }
}
