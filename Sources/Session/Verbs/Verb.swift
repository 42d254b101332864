import Analyses
import Charts
import Diagnostics
import Engine
import Language
import Tables
import Values
import Work

/// One entry of the catalogue of verbs: its words and what it does to the rows before it.
struct Verb: Sendable {
  /// The verb with its slots, clauses, options and help.
  let declaration: VerbDeclaration
  /// What the base line tells of it.
  let mark: BaseLineMark
  /// What it does.
  let body: Body

  /// Creates an entry; by default the base line passes over it.
  init(_ declaration: VerbDeclaration, mark: BaseLineMark = .none, _ body: Body) {
    self.declaration = declaration
    self.mark = mark
    self.body = body
  }

  /// What the base line tells of a verb that lengthens a plan.
  enum BaseLineMark: Sendable {
    /// Nothing: it keeps the rows, or its result tells for itself.
    case none
    /// The condition that rows meet.
    case condition
    /// The condition that rows do not meet.
    case exclusion
    /// The step as it was typed: it draws or cuts rows.
    case step
    /// The step, and the rows before and after it: it makes other rows of them.
    case newRows
  }

  /// What a verb does.
  enum Body: Sendable {
    /// It lengthens the plan; nothing runs yet.
    case plan(@Sendable (CheckedStep, Plan, VerbContext) throws(SessionError) -> Plan)
    /// It asks an analysis.
    case analysis(Analysis)
    /// It makes a table from the rows before it; `fields` is nothing when they depend on the rows.
    case table(
      fields: @Sendable (CheckedStep, Plan) -> [Field]?,
      run: @Sendable (CheckedStep, StageInput) throws(SessionError) -> StageOutput)
    /// It shows or writes the result before it and passes it on.
    case output(@Sendable (CheckedStep, StageInput) throws(SessionError) -> OutputEffect)
  }
}

/// What a verb that lengthens a plan may look at.
struct VerbContext: Sendable {
  /// Everything words can mean right now.
  let vocabulary: Vocabulary
}

/// The computed rows before a verb, and what surrounds them.
struct StageInput: Sendable {
  /// The rows.
  let table: Table
  /// The footer of the result before, if it has one.
  let facts: Table?
  /// What the rows were computed on.
  let baseLine: String
  /// The verb that made the rows, if one did.
  let madeBy: String?
  /// The plan that gave the rows.
  let plan: Plan
  /// Whatever answers plans.
  let engine: Engine
  /// Everything words can mean right now.
  let vocabulary: Vocabulary
  /// What the verb may do beyond computing.
  let services: StageServices
  /// The columns that make the groups of the rows, whose missing values are a group.
  let groupColumns: Set<String>
  /// Answers a pivot: the values of one group as columns.
  let pivot: @Sendable (Pivot, Plan) throws(SessionError) -> EngineResult
}

/// What a verb may do beyond computing.
struct StageServices: Sendable {
  /// Writes a table to a file in the format of its name; says where and how much.
  let export: @Sendable (Table, _ path: String, CheckedStep) throws(SessionError) -> [String]

  /// Keeps lost customers in the file they name; says what changed there.
  let keepLosses:
    @Sendable (LostCustomers, _ scope: String, WorkContext) throws(SessionError) -> [String]

  /// Services that write nothing, for running a pipeline again to explain it.
  static let none = StageServices(
    export: { (_: Table, _: String, _: CheckedStep) throws(SessionError) in [] },
    keepLosses: { (_: LostCustomers, _: String, _: WorkContext) throws(SessionError) in [] })
}

/// What a verb made of the rows before it.
struct StageOutput: Sendable {
  /// The table.
  var table: Table
  /// What a reader should know.
  var notes: [Diagnostic] = []
  /// The footer.
  var facts: Table?
  /// A chart that belongs to the result.
  var chart: Chart?
  /// The columns a screen shows, when it does not show all.
  var screenColumns: [String]?
  /// The columns that make the groups, whose missing values are a group.
  var groupColumns: Set<String> = []
}

/// What a verb showed or wrote.
enum OutputEffect: Sendable {
  /// A chart in place of the table.
  case chart(Chart)
  /// A file was written; the lines say so.
  case wrote([String])
}
