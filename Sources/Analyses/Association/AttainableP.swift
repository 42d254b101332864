import Statistics

/// The least p that a rule or any longer one can have.
///
/// A longer rule has at most the churners of a rule, at least the customers a rule needs, and leaves
/// out of the rule with one item less at most the stayers that the item leaves out here. Its p is
/// least when it keeps all churners and leaves out stayers alone: then Fisher's p is that of a table
/// known beforehand. Tarone 1990 and Terada and others 2013 (LAMP) cut by the same thought; here it
/// is applied to the productive p, for which the table is inside the rule with one item less.
struct AttainableP {
  /// The greatest logarithm of p that counts.
  private let greatestLogP: Double
  /// The least customers of a rule.
  private let customers: Int
  /// Everyone who stayed.
  private let stayed: Int
  /// The least churners of a rule that can have a small enough p at all.
  let leastChurned: Int
  /// How many stayers an item must leave out, by churners; -1 where not computed yet.
  private var needed: [Int]

  /// Prepares the bound for a search.
  ///
  /// - Complexity: O(churners) once, and O(log customers) tests for each number of churners met.
  init(greatestLogP: Double, customers: Int, churned: Int, stayed: Int) {
    self.greatestLogP = greatestLogP
    self.customers = customers
    self.stayed = stayed
    func reaches(_ churners: Int) -> Bool {
      Self.leastLogP(churned: churners, leavingOut: stayed, customers) <= greatestLogP
    }
    leastChurned = Self.first(in: 0..<(churned + 1), where: reaches)
    needed = [Int](repeating: -1, count: churned + 1)
  }

  /// Whether a rule with some churners, an item of which leaves out some stayers, or a longer one
  /// can have a small enough productive p.
  mutating func admits(churned: Int, leavingOut excluded: Int) -> Bool {
    if needed[churned] < 0 {
      needed[churned] = Self.first(in: 0..<(stayed + 1)) {
        Self.leastLogP(churned: churned, leavingOut: $0, customers) <= greatestLogP
      }
    }
    return excluded >= needed[churned]
  }

  /// The logarithm of Fisher's p when all churners are inside and stayers alone are left out.
  static func leastLogP(churned: Int, leavingOut excluded: Int, _ customers: Int) -> Double {
    let inside = max(customers, churned)
    return TwoByTwo(a: churned, b: inside - churned, c: 0, d: excluded).fisherGreaterLogP
  }

  /// The first number of a range for which something is true that stays true, or its end.
  private static func first(in range: Range<Int>, where isTrue: (Int) -> Bool) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isTrue(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
