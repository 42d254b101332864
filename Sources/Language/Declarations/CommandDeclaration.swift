/// All that parsing, completion and help need to know of a command, as data.
public struct CommandDeclaration: Sendable {
  /// The word a person types.
  public var name: String
  /// What stands after it.
  public var shape: Shape
  /// One sentence that ends with a period.
  public var summary: String
  /// The form as it is shown in help, such as `use TABLE`.
  public var form: String
  /// The options it takes.
  public var options: [OptionDeclaration]
  /// What help says beyond the summary.
  public var page: HelpPage

  /// Creates a declaration.
  public init(
    name: String, shape: Shape, summary: String, form: String,
    options: [OptionDeclaration] = [], page: HelpPage = HelpPage()
  ) {
    self.name = name
    self.shape = shape
    self.summary = summary
    self.form = form
    self.options = options
    self.page = page
  }

  /// What stands after the word; each shape is one case of `CommandArguments`.
  public enum Shape: Hashable, Sendable {
    /// Nothing.
    case none
    /// A name.
    case name
    /// A name or nothing.
    case optionalName
    /// Any word or number, or nothing.
    case optionalWord
    /// A word or nothing, the word being one of these.
    case oneOf([String])
    /// Texts, `as` a name, options.
    case load
    /// A word and a literal or word.
    case setting
    /// A text or the word `off`.
    case textOrOff
    /// A text.
    case text
    /// A text and parameters.
    case run
    /// `last`, or a pipeline, perhaps after `plan`.
    case explain
    /// `not` and a number or text.
    case whyNot
    /// Two texts.
    case remark
  }
}
