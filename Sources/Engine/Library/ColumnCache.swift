public import Language
import Synchronization
public import Tables

/// Columns of definitions and linked aggregates that were computed before, with what there was to say
/// of them.
///
/// When they take more than their share of memory, those that were asked for longest ago go first.
public final class ColumnCache: Sendable {
  fileprivate struct Key: Hashable {
    let table: String
    let expression: CheckedExpression
  }

  fileprivate struct Entry {
    let column: Column
    let notes: EvaluationNotes
    var lastAsked: Int
  }

  fileprivate struct State {
    var entries: [Key: Entry] = [:]
    var limit = Int.max
    var byteCount = 0
    /// Counts what is asked, so that the entries have an order.
    var asked = 0
  }

  private let state = Mutex(State())

  /// Creates an empty cache without a limit.
  public init() {}

  /// The bytes that the columns take.
  public var byteCount: Int { state.withLock { $0.byteCount } }

  /// Sets the bytes that the columns may take, and lets go of what is too much.
  public func limit(to byteCount: Int) {
    state.withLock {
      $0.limit = byteCount
      $0.shrink()
    }
  }

  /// The column of a formula on a stored table, when it is known.
  public func column(of expression: CheckedExpression, on table: String) -> Column? {
    entry(of: expression, on: table)?.column
  }

  /// The column of a formula on a stored table with what there is to say of it, when it is known.
  func entry(
    of expression: CheckedExpression, on table: String
  ) -> (column: Column, notes: EvaluationNotes)? {
    let key = Key(table: table, expression: expression)
    return state.withLock { state in
      state.asked += 1
      state.entries[key]?.lastAsked = state.asked
      return state.entries[key].map { ($0.column, $0.notes) }
    }
  }

  /// Keeps the column of a formula on a stored table, when there is room for it.
  func keep(
    _ column: Column, _ notes: EvaluationNotes, of expression: CheckedExpression, on table: String
  ) {
    let key = Key(table: table, expression: expression)
    state.withLock { state in
      guard state.entries[key] == nil, column.byteCount <= state.limit else { return }
      state.asked += 1
      state.byteCount += column.byteCount
      state.entries[key] = Entry(column: column, notes: notes, lastAsked: state.asked)
      state.shrink()
    }
  }
}

extension ColumnCache.State {
  /// Lets go of the columns that were asked for longest ago until the others fit.
  fileprivate mutating func shrink() {
    guard byteCount > limit else { return }
    for (key, entry) in entries.sorted(by: { $0.value.lastAsked < $1.value.lastAsked }) {
      guard byteCount > limit else { return }
      byteCount -= entry.column.byteCount
      entries[key] = nil
    }
  }
}
