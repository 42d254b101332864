import Bitmaps
import Language
import Statistics
import Tables
import Values

extension ItemBuilder {
  /// The values of a number column with few of them, else the parts between its quantiles.
  func numbers(_ source: RuleSource, _ column: Column) -> [Candidate] {
    if case .whole(let wholes) = column, case .one(let bytes) = wholes.storage,
      let found = ByteValues(
        bytes, missing: column.missing, atMost: bins, bits: { Bitmap($0, equalTo: $1) })
    {
      let values = found.values.sorted { $0.value < $1.value }
      return valueItems(source, values.map { Double($0.value) }, bits: values.map(\.bits))
    }
    guard let numbers = column.doubles else { return [] }
    var missing = column.missing
    if numbers.contains(where: \.isNaN) {
      let undefined = Bitmap(count: numbers.count) { numbers[$0].isNaN }
      missing = missing?.union(undefined) ?? undefined
    }
    if let values = distinct(numbers, missing: missing) {
      return valueItems(source, numbers, values, missing: missing)
    }
    return binItems(source, numbers, missing: missing)
  }

  /// The distinct numbers in rising order, or nothing when there are more than `bins`.
  private func distinct(_ numbers: [Double], missing: Bitmap?) -> [Double]? {
    var values: [Double] = []
    for row in numbers.indices {
      if let missing, missing[row] { continue }
      if values.contains(numbers[row]) { continue }
      guard values.count < bins else { return nil }
      values.append(numbers[row])
    }
    return values.sorted()
  }

  private func valueItems(
    _ source: RuleSource, _ numbers: [Double], _ values: [Double], missing: Bitmap?
  ) -> [Candidate] {
    let places = Places(numbers, missing: missing, count: values.count) { number in
      values.firstIndex(of: number) ?? 0
    }
    return valueItems(source, values, bits: places.bitmaps(atLeast: minimum))
  }

  private func valueItems(
    _ source: RuleSource, _ values: [Double], bits: [Bitmap?]
  ) -> [Candidate] {
    let isYesNo = values.allSatisfy { $0 == 0 || $0 == 1 }
    return values.indices.compactMap { place in
      if sides == .yes, isYesNo, values[place] == 0 { return nil }
      return Candidate(
        name: source.name + "=" + NumberText.shortest(values[place]),
        condition: source.tree?.compared(.equal, with: values[place]), bits: bits[place])
    }
  }

  private func binItems(_ source: RuleSource, _ numbers: [Double], missing: Bitmap?) -> [Candidate]
  {
    var cuts = self.cuts(numbers, missing: missing)
    if source.isCount, cuts.count == 2 { cuts.insert(cuts[0], at: 1) }
    guard cuts.count > 1 else { return [] }
    let inner = cuts[1..<(cuts.count - 1)]
    let places = Places(numbers, missing: missing, count: cuts.count - 1) { number in
      var place = 0
      for cut in inner where number > cut { place += 1 }
      return place
    }
    let bits = places.bitmaps(atLeast: minimum)
    return (0..<(cuts.count - 1)).map { place in
      Candidate(
        name: source.name + "=" + label(cuts, place),
        condition: source.tree.flatMap { between($0, cuts, place) }, bits: bits[place],
        isValue: false)
    }
  }

  /// The least number, the quantiles of type 7 that differ (or the cuts where the outcome changes),
  /// and the greatest number.
  private func cuts(_ numbers: [Double], missing: Bitmap?) -> [Double] {
    let rows = numbers.indices.filter { row in
      if let missing, missing[row] { return false }
      return learning.map { $0[row] } ?? true
    }
    var present = rows.map { numbers[$0] }
    let cuts: [Double]
    if let outcome, let least = present.min(), let greatest = present.max() {
      let inner = EntropyCuts(present, hits: rows.map { outcome[$0] }).cuts
      guard !inner.isEmpty else { return [] }
      cuts = [least] + inner + [greatest]
    } else {
      let shares = (0...bins).map { Double($0) / Double(bins) }
      cuts = quantiles(of: &present, at: shares) ?? []
    }
    return cuts.reduce(into: []) { kept, cut in
      if kept.last != cut { kept.append(cut) }
    }
  }

  private func label(_ cuts: [Double], _ place: Int) -> String {
    let low = NumberText.significant(cuts[place], digits: 6)
    let high = NumberText.significant(cuts[place + 1], digits: 6)
    return (place == 0 ? "[" : "(") + low + "," + high + "]"
  }

  /// The condition of a part; the first and the last one are open to their sides.
  private func between(_ tree: Expression, _ cuts: [Double], _ place: Int) -> Expression? {
    let isFirst = place == 0
    let isLast = place == cuts.count - 2
    let above = tree.compared(isFirst ? .greaterOrEqual : .greater, with: cuts[place])
    let below = tree.compared(.lessOrEqual, with: cuts[place + 1])
    if isFirst { return isLast ? above.joined(.and, below) : below }
    return isLast ? above : above.joined(.and, below)
  }
}
