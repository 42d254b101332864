import Work

/// For every rule of a tree the places of the rules that lack one of its items.
struct RuleGeneralisations: Sendable {
  private let places: [Int32]
  private let starts: [Int]

  /// Finds them once, for tests that are made again and again.
  ///
  /// - Complexity: O(rules × length² · log items).
  init(_ tree: RuleTree, stop: StopFlag) throws(Stopped) {
    var (places, starts): ([Int32], [Int]) = ([], [0])
    for rule in 0..<tree.ruleCount {
      if rule % 256 == 0 { try stop.check() }
      let items = tree.items(of: rule)
      for lacking in items.indices where items.count > 1 {
        if let place = tree.place(of: items.removing(lacking)) { places.append(Int32(place)) }
      }
      starts.append(places.count)
    }
    (self.places, self.starts) = (places, starts)
  }

  /// How many rules there are.
  var count: Int { starts.count - 1 }

  /// The places for a rule; none for a rule of one item, which is held against everyone.
  subscript(rule: Int) -> ArraySlice<Int32> { places[starts[rule]..<starts[rule + 1]] }
}
