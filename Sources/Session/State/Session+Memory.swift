import Diagnostics
import Engine
import Tables
import Values
import Work

extension Session {
  /// How much memory there is for results, beside the tables, the last result, what `undo` can bring back
  /// and the columns that are kept for later lines.
  var memory: MemoryBudget {
    MemoryBudget(
      limit: memoryLimit, used: tableBytes + resultBytes + oldTableBytes + state.cache.byteCount)
  }

  /// The bytes of the tables.
  var tableBytes: Int { state.tables.reduce(0) { $0 + $1.table.byteCount } }

  /// The bytes of the last result's columns that no stored table has.
  private var resultBytes: Int {
    guard let table = last?.stored.table else { return 0 }
    let alike = state.tables.map(\.table).filter { $0.rowCount == table.rowCount }
    return zip(table.fields, table.columns).reduce(0) { sum, part in
      let (field, column) = part
      // Columns that are shared are told at once, others at their first different value.
      return alike.contains { $0.column(field.name) == column } ? sum : sum + column.byteCount
    }
  }

  /// The bytes of tables that only `undo` or `explain last` can bring back.
  ///
  /// - Complexity: O(changes + tables that were stored or forgotten).
  var oldTableBytes: Int {
    // A table has a number that is new whenever rows are stored under its name.
    var counted = Set(state.serials.values)
    var sum = 0
    var last: Int?
    for (state, _) in past where state.lastSerial != last {
      last = state.lastSerial
      for stored in state.tables {
        guard let serial = state.serials[stored.name], counted.insert(serial).inserted else {
          continue
        }
        sum += stored.table.byteCount
      }
    }
    guard let replay = self.last?.replay else { return sum }
    for (name, serial) in replay.serials where counted.insert(serial).inserted {
      sum += replay.library.tables[name]?.table.byteCount ?? 0
    }
    return sum
  }

  private var memoryLimit: Int { state.settings.memory ?? MemoryBudget.usualLimit }

  /// Keeps what is known now for `undo`, with the words for what is about to change.
  func remember(_ change: String) {
    // What was computed can be computed again.
    past.append((state.withoutComputed, change))
  }

  /// Lets go of what can be done without, so that a forgotten table leaves room: `undo` and the
  /// columns that are kept have a quarter each of what is left beside the tables.
  func makeRoom() {
    let free = max(0, memoryLimit - tableBytes)
    var undo = oldTableBytes
    let inUse = Set(state.serials.values)
    // To explain the last result again is the first thing to do without.
    if undo > free / 4, last?.replay?.serials.values.allSatisfy(inUse.contains) == false {
      last?.replay = nil
      undo = oldTableBytes
    }
    var gone = 0
    while undo > free / 4, !past.isEmpty {
      past.removeFirst()
      gone += 1
      undo = oldTableBytes
    }
    forgottenChanges += gone
    if gone > 0 { receive(.diagnostics([.noLongerUndone(gone)], Source(text: ""))) }
    state.cache.limit(to: max(0, free - undo) / 4)
  }
}

extension Diagnostic {
  /// Says that changes can no longer be taken back.
  fileprivate static func noLongerUndone(_ count: Int) -> Diagnostic {
    .note(
      (count == 1 ? "the oldest change" : "the \(NumberText.grouped(count)) oldest changes")
        + " can no longer be undone: the tables before would take too much of the memory limit")
  }
}
