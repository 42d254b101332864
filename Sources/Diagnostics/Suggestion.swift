/// Finds the names a person most likely meant.
public enum Suggestion {
  /// The names nearest to a misspelt one, best first, none when all are far away.
  ///
  /// Nearness is the Damerau–Levenshtein distance (optimal string alignment) without regard to
  /// case; a name that begins with what was typed counts as near.
  ///
  /// - Complexity: O(names × length²).
  public static func closest(
    to word: String, in names: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let typed = Array(word.lowercased())
    var seen: Set<String> = []
    let near = names.compactMap { name -> (distance: Double, name: String)? in
      guard seen.insert(name).inserted, let distance = nearness(of: name, to: typed) else {
        return nil
      }
      return (distance, name)
    }
    let best = near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let first = best.first else { return [] }
    return best.prefix { $0.distance <= first.distance + 1 }.prefix(limit).map(\.name)
  }

  /// The advice line for near names, or nothing when there is none.
  public static func advice(for word: String, in names: some Sequence<String>) -> [String] {
    let near = closest(to: word, in: names).map { "`\($0)`" }
    guard let last = near.last else { return [] }
    let list = near.count == 1 ? last : near.dropLast().joined(separator: ", ") + " or " + last
    return ["did you mean \(list)?"]
  }

  private static func nearness(of name: String, to typed: [Character]) -> Double? {
    let candidate = Array(name.lowercased())
    let distance = Double(editDistance(typed, candidate))
    if distance <= max(1, Double(max(typed.count, candidate.count)) / 3) { return distance }
    if typed.count >= 3, candidate.starts(with: typed) { return 2.5 }
    if typed.count >= 4, name.lowercased().contains(String(typed)) { return 3 }
    return nil
  }

  private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
      var current = [row] + [Int](repeating: 0, count: right.count)
      for column in 1...right.count {
        let change = left[row - 1] == right[column - 1] ? 0 : 1
        current[column] = min(
          last[column] + 1, current[column - 1] + 1, last[column - 1] + change)
        if row > 1, column > 1, left[row - 1] == right[column - 2],
          left[row - 2] == right[column - 1]
        {
          current[column] = min(current[column], beforeLast[column - 2] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
