import Bitmaps
import Work

/// How many churners each rule adds to those above it, and what all of them reach together.
struct RuleReach: Sendable {
  /// For each rule, its churners in no rule above it.
  private(set) var added: [Int] = []
  /// The customers of all rules together, in the layout of the matrix, or nothing when the rules are
  /// many.
  private(set) var union: [UInt64]?
  /// How many they are, and the churners among them.
  private(set) var counts: RuleCounts?
  /// The fewest rules, chosen one after the other, that reach as many churners as all of them.
  private(set) var fewest: [Int] = []
  /// For each of the fewest how many churners it adds to those before it.
  private(set) var gains: [Int] = []

  /// The greatest number of rules whose union of customers and fewest are looked for.
  private static let most = 200

  /// Goes through rules in the order they are shown.
  ///
  /// - Complexity: O(rules × *churners* / 64); nothing more is done when all churners are reached.
  init(_ rules: [Int], in mining: Mining, stop: StopFlag) throws(Stopped) {
    let split = mining.matrix.split
    var reached = [UInt64](repeating: 0, count: split)
    var left = mining.churned
    added.reserveCapacity(rules.count)
    for (place, rule) in rules.enumerated() {
      if place % 64 == 0 { try stop.check() }
      guard left > 0 else {
        added.append(0)
        continue
      }
      let cover = mining.churners(of: rule)
      var count = 0
      for word in 0..<split {
        count += (cover[word] & ~reached[word]).nonzeroBitCount
        reached[word] |= cover[word]
      }
      left -= count
      added.append(count)
    }
    guard rules.count <= RuleReach.most else { return }
    let blank = [UInt64](repeating: 0, count: mining.matrix.width)
    let union = rules.reduce(into: blank) { union, rule in
      let cover = mining.row(of: rule)
      for word in union.indices { union[word] |= cover[word] }
    }
    self.union = union
    let churned = union[..<split].reduce(0) { $0 + $1.nonzeroBitCount }
    counts = RuleCounts(
      customers: union[split...].reduce(churned) { $0 + $1.nonzeroBitCount }, churned: churned)
    let cover = RuleReach.greedy(rules.map(mining.churners), reach: mining.churned - left)
    (fewest, gains) = (cover.map(\.place), cover.map(\.gain))
  }

  /// Takes the set with most new members, again and again (Chvátal 1979); the first of equal ones.
  private static func greedy(
    _ covers: [[UInt64]], reach: Int
  ) -> [(place: Int, gain: Int)] {
    var (chosen, left): ([(place: Int, gain: Int)], Int) = ([], reach)
    guard var rest = covers.first.map({ $0.map { _ in UInt64.max } }) else { return [] }
    while left > 0 {
      var best = (place: 0, count: 0)
      for (place, cover) in covers.enumerated() {
        let count = cover.indices.reduce(0) { $0 + (cover[$1] & rest[$1]).nonzeroBitCount }
        if count > best.count { best = (place, count) }
      }
      guard best.count > 0 else { break }
      chosen.append((best.place, best.count))
      left -= best.count
      for word in rest.indices { rest[word] &= ~covers[best.place][word] }
    }
    return chosen
  }
}

extension Mining {
  /// The churners of a rule, in the layout of the matrix.
  func churners(of rule: Int) -> [UInt64] {
    let parts = tree.items(of: rule)
    let split = matrix.split
    var cover = Array(matrix.row(parts[0]).prefix(split))
    for part in parts.dropFirst() {
      let row = matrix.row(part)
      for word in 0..<split { cover[word] &= row[row.startIndex + word] }
    }
    return cover
  }

  /// The customers of a rule, in the layout of the matrix.
  func row(of rule: Int) -> [UInt64] {
    tree.items(of: rule).reduce(nil as [UInt64]?) { matrix.row($1, under: $0) } ?? []
  }
}
