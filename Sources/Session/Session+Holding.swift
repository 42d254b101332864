import Engine
public import Tables

extension Session {
  /// Stores a table that the program has made itself, as `load` would one of a file.
  public func hold(_ table: Table, as name: String) {
    _ = state.store(StoredTable(name: name, table: table))
  }
}
