import Analyses
import Engine
import Language
import Tables
import Values

/// The last result, for a leading `|`, `explain last` and `plot`.
struct LastResult: Sendable {
  /// The rows, under the name that an engine finds them by.
  let stored: StoredTable
  /// The number that the table had whose rows the result keeps.
  let serial: Int?
  /// The footer, if it had one.
  let facts: Table?
  /// What it was computed on.
  let baseLine: BaseLine
  /// The verb that made its rows, if one did.
  let madeBy: String?
  /// The pipeline it came from, in canonical words.
  let text: String
  /// The checked pipeline and what was known when it ran, to run it again for an explanation; nothing once
  /// the memory was wanted for something else.
  var replay: Replay?

  /// The result, without the rows it came from when those are no longer the stored ones, or are only
  /// rows of another table again since `undo`.
  func checked(against state: SessionState) -> LastResult {
    guard let origin = stored.origin,
      state.serials[origin.name] != serial || state.table(origin.name)?.origin != nil
    else { return self }
    return LastResult(
      stored: StoredTable(name: stored.name, table: stored.table), serial: nil, facts: facts,
      baseLine: baseLine, madeBy: madeBy, text: text, replay: replay)
  }

  /// The name of the last result among stored tables; no table can have it.
  static let name = "|"

  /// The last result as the language sees it.
  var entry: TableEntry {
    TableEntry(
      name: LastResult.name, fields: stored.table.fields, rowCount: stored.table.rowCount,
      origin: stored.origin?.name)
  }
}

/// A checked pipeline with what was known when it ran.
struct Replay: Sendable {
  /// The pipeline.
  let prepared: PreparedPipeline
  /// The tables and links.
  let library: Library
  /// The numbers of the tables.
  let serials: [String: Int]
  /// The words.
  let vocabulary: Vocabulary
}

/// The conditions of the rules of the last answer that had some.
struct RuleBook: Sendable {
  /// The stored table whose rows the conditions are on, when the rows were those of one.
  let table: String?
  /// The conditions of the rules, by the numbers of their rows.
  let conditions: RuleConditions
  /// Why rules are not listed.
  let reasons: RuleReasons?
}
