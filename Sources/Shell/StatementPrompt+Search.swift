extension StatementPrompt {
  /// Gives a key to the search going on; returns whether the search kept it.
  mutating func capture(_ key: Key) -> Bool {
    guard var current = search else { return false }
    switch key {
    case .character(let scalar): current.add(scalar)
    case .deleteBackward: current.removeLast()
    case .search: current.older()
    case .escape:
      typed = current.before
      search = nil
      return true
    default:
      search = nil
      return false
    }
    search = current
    typed = current.found
    return true
  }
}
