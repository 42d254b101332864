extension Files {
  /// Whether there is a database to open; what stands in the way of one that is there is thrown.
  public func hasDatabase(_ path: String) throws(SQLiteError) -> Bool {
    do throws(SQLiteError) {
      _ = try database(path, .read)
      return true
    } catch {
      guard error.reason == .missing else { throw error }
      return false
    }
  }
}
