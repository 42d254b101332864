extension [String] {
  /// The other names by which columns of these names meet those of another table, without case where
  /// that leaves no doubt: no exact match, and one such name on either side.
  ///
  /// - Complexity: O(*names*).
  public func meeting(_ others: [String]) -> [String: String] {
    let exact = Set(others)
    let near = Dictionary(grouping: exact) { $0.lowercased() }
    let own = Dictionary(grouping: Set(self)) { $0.lowercased() }
    var met: [String: String] = [:]
    for name in self where !exact.contains(name) {
      let lower = name.lowercased()
      guard own[lower]?.count == 1, near[lower]?.count == 1 else { continue }
      met[name] = near[lower]?.first
    }
    return met
  }
}
