import Diagnostics
import Engine
import Language
import Tables
import Values
import Work

/// Results of steps that keep rows: as long as nothing is defined on what they made anew, they share the
/// definitions and links of the table whose rows they keep; then they become tables of their own.
extension Session {
  /// The table that a definition belongs to.
  struct Home {
    /// The table.
    let entry: TableEntry
    /// Everything words mean once the definition is made.
    let vocabulary: Vocabulary
    /// Whether the table is still to become one of its own.
    var isNew = false
  }

  /// Where a definition that is typed on a table or result belongs: to the table whose rows a result keeps
  /// when it reads those columns as they are there, else to the result itself.
  ///
  /// - Complexity: O(*rows*) for each column that it reads of such a result.
  func home(
    of kind: DefinitionKind, _ name: Name, _ expression: Expression, typedOn entry: TableEntry
  ) throws(SessionError) -> Home {
    let vocabulary = vocabulary
    guard let base = entry.origin.flatMap(vocabulary.table(named:)),
      let stored = state.table(entry.name)
    else { return Home(entry: entry, vocabulary: vocabulary) }
    let atHand = Checker(vocabulary: vocabulary, scope: vocabulary.scope(of: entry))
      .definition(kind, name, expression)
    let made = try atHand.value.map { checked throws(SessionError) in
      for name in checked.neededColumns where try !keeps(name, stored) { return true }
      return false
    }
    guard made != false else { return Home(entry: base, vocabulary: vocabulary) }
    // A name that the result does not have may be one of the table.
    let onBase = Checker(
      vocabulary: vocabulary, scope: Scope(fields: base.fields, base: base.name, isStored: true))
    if made == nil, onBase.definition(kind, name, expression).value != nil {
      return Home(entry: base, vocabulary: vocabulary)
    }
    var alone = entry
    alone.origin = nil
    alone.definitions = []
    var after = vocabulary
    after.tables = after.tables.map { $0.name == alone.name ? alone : $0 }
    return Home(entry: alone, vocabulary: after, isNew: true)
  }

  /// Whether a result has a column just as the table has whose rows it keeps.
  private func keeps(_ name: String, _ result: StoredTable) throws(SessionError) -> Bool {
    guard let origin = result.origin, let base = state.table(origin.name)?.table,
      let own = result.table.column(name), let old = base.column(name),
      result.table.fields.first(where: { $0.name == name })
        == base.fields.first(where: { $0.name == name })
    else { return false }
    let before = origin.rows.map { old.gathered(at: $0, in: work) } ?? old
    do throws(Stopped) {
      try work.stop.check()
      // A column that was gathered is told at once; only one that was made again is compared by values.
      if own == before { return true }
      return try Work.overRanges(own.count, piece: 1 << 14, in: work) { rows in
        rows.allSatisfy { own.value(at: $0) == before.value(at: $0) }
      }.allSatisfy(\.self)
    } catch {
      throw SessionError(SessionError.Reason.stopped)
    }
  }

  /// Makes a result a table of its own, and says what that means.
  func standAlone(_ name: String) {
    guard let base = state.table(name)?.origin?.name else { return }
    state.standAlone(name)
    receive(
      .diagnostics(
        [
          .note(
            "`\(name)` is a table of its own now: what is defined on `\(base)` or linked to it no longer "
              + "holds on `\(name)`")
        ], Source(text: "")))
  }
}
