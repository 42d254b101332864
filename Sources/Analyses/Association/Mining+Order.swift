extension Mining {
  /// Rules by falling leverage, then the shorter ones, then by the bytes of their text.
  ///
  /// - Complexity: O(*rules* · log *rules*).
  func ordered(_ rules: [Int]) -> [Int] {
    let keys = rules.map { (rule: $0, excess: excess(of: $0), length: tree.nodes[$0].length) }
    let sorted = keys.sorted { ($1.excess, $0.length) < ($0.excess, $1.length) }
    var result: [Int] = []
    result.reserveCapacity(rules.count)
    var start = 0
    while start < sorted.count {
      let key = sorted[start]
      var end = start + 1
      while end < sorted.count, sorted[end].excess == key.excess, sorted[end].length == key.length {
        end += 1
      }
      result += byText(sorted[start..<end].map(\.rule))
      start = end
    }
    return result
  }

  private func byText(_ rules: [Int]) -> [Int] {
    guard rules.count > 1 else { return rules }
    let texts = rules.map { (rule: $0, text: text(of: $0)) }
    return texts.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }.map(\.rule)
  }
}
