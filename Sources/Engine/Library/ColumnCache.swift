public import Language
import Synchronization
public import Tables

/// Columns of definitions and linked aggregates that were computed before.
public final class ColumnCache: Sendable {
  private struct Key: Hashable {
    let table: String
    let expression: CheckedExpression
  }

  private let columns = Mutex<[Key: Column]>([:])

  /// Creates an empty cache.
  public init() {}

  /// The column of a formula on a stored table, when it is known.
  public func column(of expression: CheckedExpression, on table: String) -> Column? {
    columns.withLock { $0[Key(table: table, expression: expression)] }
  }

  /// Keeps the column of a formula on a stored table.
  public func keep(_ column: Column, of expression: CheckedExpression, on table: String) {
    columns.withLock { $0[Key(table: table, expression: expression)] = column }
  }
}
