extension [Int] {
  /// For each number whether it is one of so many of the greatest; of equal ones the first are.
  ///
  /// - Complexity: O(*n* · log `count`) at worst, where the numbers rise; O(*n*) where they come in
  ///   any order and are many more than are kept.
  func areAmongGreatest(_ count: Int) -> [Bool] {
    guard self.count > count else { return [Bool](repeating: true, count: self.count) }
    var best: [Int] = []
    var least = Int.min
    for number in self where number > least || best.count < count {
      best.append(number)
      guard best.count == 2 * count else { continue }
      best.sort(by: >)
      best.removeLast(count)
      least = best[count - 1]
    }
    best.sort(by: >)
    least = best[count - 1]
    var room = count - best.prefix(count).count { $0 > least }
    return map { number in
      guard number == least, room > 0 else { return number > least }
      room -= 1
      return true
    }
  }
}
