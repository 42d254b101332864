public import Diagnostics

/// One thing to do: a definition, a command or a pipeline.
public struct Statement: Hashable, Sendable {
  /// What it is.
  public let kind: Kind
  /// Where it stands in its source.
  public let range: SourceRange

  /// Creates a statement.
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The forms of a statement.
  public enum Kind: Hashable, Sendable {
    /// `let x = pipeline`.
    case name(Name, Pipeline)
    /// `segment vip = …`; the table is the one in use unless it is named.
    case define(DefinitionKind, table: Name?, name: Name, Expression)
    /// `param month as period = 2026-01`.
    case parameter(Name, type: ParameterType?, value: Literal?, valueRange: SourceRange?)
    /// `link orders to customers on customer_id [= id]`.
    case link(many: Name, one: Name, manyKey: Name, oneKey: Name)
    /// A word of the catalogue of commands with its arguments.
    case command(Name, CommandArguments)
    /// Steps that give a result.
    case pipeline(Pipeline)
  }
}

/// What a definition defines.
public enum DefinitionKind: String, Hashable, Sendable, CaseIterable {
  /// A named condition on a row.
  case segment
  /// A named condition on a row that `associate` tries.
  case behaviour
  /// A named aggregate.
  case measure
  /// A meaning from the vocabulary of loyalty.
  case role
}

/// The type a parameter is declared with.
public enum ParameterType: String, Hashable, Sendable, CaseIterable {
  /// Any text.
  case text
  /// A number.
  case number
  /// A day.
  case date
  /// A day, week, month, quarter or year.
  case period
  /// True or false.
  case truth
  /// The name of a column, so that a script runs on tables that call it otherwise.
  case column
}

/// What stands after the word of a command, in the shape its declaration asks for.
public enum CommandArguments: Hashable, Sendable {
  /// Nothing.
  case none
  /// `use customers`, `forget x`.
  case name(Name)
  /// `load "a.csv", "b.csv" as t blank: "-"`.
  case load([TextArgument], name: Name?, options: [Option])
  /// `set threads 2`; a word is given as a name.
  case setting(Name, OptionValue)
  /// `log "x.md"`, `save "x"`.
  case text(TextArgument)
  /// `log off`, `help nps`, `lesson 3`; any word or number.
  case word(Name)
  /// `run "x.loy" month = 2026-01`.
  case run(TextArgument, [ScriptArgument])
  /// `explain last`.
  case explainLast(SourceRange)
  /// `explain pipeline`, `explain plan pipeline`.
  case explain(Pipeline, isPlan: Bool)
  /// `why not 12`, `why not "a & b"`; the number or text.
  case whyNot(OptionValue)
  /// `remark "customer" "words"`.
  case remark(TextArgument, TextArgument)
}

/// A text written as an argument of a command.
public struct TextArgument: Hashable, Sendable {
  /// The pieces of the text.
  public let parts: [TextPart]
  /// Where it stands.
  public let range: SourceRange

  /// Creates an argument.
  public init(parts: [TextPart], range: SourceRange) {
    self.parts = parts
    self.range = range
  }
}

/// A parameter's value handed to a script.
public struct ScriptArgument: Hashable, Sendable {
  /// The parameter.
  public let name: Name
  /// Its value.
  public let value: Literal
  /// Where the value stands.
  public let range: SourceRange

  /// Creates a value for a parameter.
  public init(name: Name, value: Literal, range: SourceRange) {
    self.name = name
    self.value = value
    self.range = range
  }
}
