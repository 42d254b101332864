import Glibc

/// Cuts of a number column that tell an outcome apart: Fayyad and Irani 1993, with their stopping
/// rule of minimum description length.
struct EntropyCuts {
  /// One distinct value with how many have it and how many of those have the outcome.
  private struct Value {
    let number: Double
    let all: Int
    let hits: Int
  }

  /// The cuts, rising; a cut lies halfway between two values.
  private(set) var cuts: [Double] = []

  /// Finds the cuts of numbers with their outcomes.
  ///
  /// - Complexity: O(*n* log *n* + values × cuts).
  init(_ numbers: [Double], hits: [Bool]) {
    let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
    var values: [Value] = []
    for row in order {
      let hit = hits[row] ? 1 : 0
      if let last = values.last, last.number == numbers[row] {
        values[values.count - 1] = Value(
          number: last.number, all: last.all + 1, hits: last.hits + hit)
      } else {
        values.append(Value(number: numbers[row], all: 1, hits: hit))
      }
    }
    split(values[...])
    cuts.sort()
  }

  private struct Counts {
    var all = 0
    var hits = 0

    var classes: Int { (hits > 0 ? 1 : 0) + (hits < all ? 1 : 0) }

    /// The entropy in bits; 0 log 0 is 0.
    var entropy: Double {
      guard all > 0 else { return 0 }
      return [hits, all - hits].reduce(0) { sum, count in
        let share = Double(count) / Double(all)
        return count == 0 ? sum : sum - share * log2(share)
      }
    }
  }

  private mutating func split(_ values: ArraySlice<Value>) {
    let whole = values.reduce(into: Counts()) { counts, value in
      counts.all += value.all
      counts.hits += value.hits
    }
    guard values.count > 1, let best = EntropyCuts.best(values, whole) else { return }
    let (low, high) = (best.low, best.high)
    let n = Double(whole.all)
    let gain = whole.entropy - best.entropy
    let (k, k1, k2) = (whole.classes, low.classes, high.classes)
    let delta =
      log2(pow(3, Double(k)) - 2)
      - (Double(k) * whole.entropy - Double(k1) * low.entropy - Double(k2) * high.entropy)
    guard gain > (log2(n - 1) + delta) / n else { return }
    cuts.append((values[best.place - 1].number + values[best.place].number) / 2)
    split(values[..<best.place])
    split(values[best.place...])
  }

  private static func best(
    _ values: ArraySlice<Value>, _ whole: Counts
  ) -> (place: Int, low: Counts, high: Counts, entropy: Double)? {
    var best: (place: Int, low: Counts, high: Counts, entropy: Double)?
    var low = Counts()
    for place in values.indices.dropFirst() {
      low.all += values[place - 1].all
      low.hits += values[place - 1].hits
      let high = Counts(all: whole.all - low.all, hits: whole.hits - low.hits)
      let n = Double(whole.all)
      let entropy =
        Double(low.all) / n * low.entropy + Double(high.all) / n * high.entropy
      if let best, entropy >= best.entropy { continue }
      best = (place, low, high, entropy)
    }
    return best
  }
}
