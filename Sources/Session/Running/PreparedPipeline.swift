import Diagnostics
import Engine
import Language
import Tables
import Values

/// A pipeline whose names and types have been checked.
struct PreparedPipeline: Sendable {
  /// What it starts from.
  let start: PipelineStart
  /// The checked steps.
  var stages: [Stage]
  /// Steps behind a verb whose columns depend on the rows; they are checked when it has run.
  var unchecked: [Step]
  /// What checking had to say.
  var notes: [Diagnostic]

  /// A verb with its checked step.
  struct Stage: Sendable {
    /// The verb.
    let verb: Verb
    /// The step.
    let step: CheckedStep
  }
}

/// What a pipeline starts from.
struct PipelineStart: Sendable {
  /// The plan of all its rows.
  let plan: Plan
  /// The base line of all its rows.
  let baseLine: BaseLine
  /// The footer of the result it goes on from.
  let facts: Table?
  /// The verb that made the rows it goes on from.
  let madeBy: String?
}

extension Table {
  /// A table without rows, for checking steps behind a verb that has not run.
  static func empty(_ fields: [Field]) -> Table {
    Table(
      fields: fields, columns: fields.map { .missing($0.description, count: 0) }, rowCount: 0)
  }
}
