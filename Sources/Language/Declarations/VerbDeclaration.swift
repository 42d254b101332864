/// All that parsing, checking, completion and help need to know of a verb, as data.
public struct VerbDeclaration: Sendable {
  /// The word a person types.
  public var name: String
  /// Other spellings of the word, such as the British one.
  public var spellings: [String]
  /// The heading of help it stands under.
  public var category: Category
  /// One sentence that ends with a period.
  public var summary: String
  /// Whether the verb works on a table; false for the few that make one from nothing.
  public var takesTable: Bool
  /// What stands after the verb.
  public var slot: SlotDeclaration
  /// The clauses it takes.
  public var clauses: [ClauseDeclaration]
  /// The options it takes.
  public var options: [OptionDeclaration]
  /// The fixed columns of the result, without the groups; empty when they follow from the input.
  public var results: [ResultColumn]
  /// The names of the facts in the footer.
  public var facts: [ResultColumn]
  /// What help says beyond the summary.
  public var page: HelpPage

  /// Creates a declaration.
  public init(
    name: String, spellings: [String] = [], category: Category, summary: String,
    takesTable: Bool = true, slot: SlotDeclaration = .none, clauses: [ClauseDeclaration] = [],
    options: [OptionDeclaration] = [], results: [ResultColumn] = [], facts: [ResultColumn] = [],
    page: HelpPage = HelpPage()
  ) {
    self.name = name
    self.spellings = spellings
    self.category = category
    self.summary = summary
    self.takesTable = takesTable
    self.slot = slot
    self.clauses = clauses
    self.options = options
    self.results = results
    self.facts = facts
    self.page = page
  }

  /// The headings of help, in the order of a day's work.
  public enum Category: String, Hashable, Sendable, CaseIterable {
    /// Choosing and ordering rows.
    case rows = "choose rows"
    /// Making and choosing columns.
    case columns = "make columns"
    /// Counting and summing.
    case groups = "count and sum"
    /// Putting tables together.
    case tables = "put tables together"
    /// Loyalty metrics.
    case loyalty = "measure loyalty"
    /// What goes with churn.
    case association = "find what goes with churn"
    /// Time to churn.
    case survival = "how long customers stay"
    /// Groups against each other.
    case comparison = "compare groups"
    /// Showing and writing results.
    case output = "show and write results"
  }
}

/// A column of a result or a fact of a footer.
public struct ResultColumn: Hashable, Sendable {
  /// Its name, never a reserved word.
  public let name: String
  /// One sentence on what it holds.
  public let summary: String

  /// Creates a description of a result column.
  public init(_ name: String, _ summary: String) {
    self.name = name
    self.summary = summary
  }
}

/// What help says about a word beyond its summary and form.
public struct HelpPage: Sendable {
  /// The formula, in plain characters.
  public var formula: String?
  /// Where the formula and its conventions come from.
  public var source: String?
  /// When this is the answer.
  public var use: String?
  /// When it misleads.
  public var caution: String?
  /// Lines that run on the shipped data, best first.
  public var examples: [String]
  /// Words a person may search by.
  public var searchWords: [String]

  /// Creates a page.
  public init(
    formula: String? = nil, source: String? = nil, use: String? = nil, caution: String? = nil,
    examples: [String] = [], searchWords: [String] = []
  ) {
    self.formula = formula
    self.source = source
    self.use = use
    self.caution = caution
    self.examples = examples
    self.searchWords = searchWords
  }
}
