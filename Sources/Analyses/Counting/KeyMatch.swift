import Engine
import Tables
import Values
import Work

/// For each row of a many side the row of a one side with the same key.
struct KeyMatch: Sendable {
  /// The row of the one side, or -1.
  let rows: [Int32]

  /// Matches keys of one type; keys of the one side are all different.
  ///
  /// - Complexity: O(*many* + *one*), for texts, whole numbers and dates shared among the threads.
  init(many: Column, one: Column, in work: WorkContext) {
    if let partners = LinkIndex.partners(many: many, one: one, in: work) {
      rows = partners
      return
    }
    let manyNumbers = many.numbered
    let oneNumbers = one.numbered
    var ones = [Int32](repeating: -1, count: oneNumbers.count)
    for (row, number) in oneNumbers.rows.enumerated() where number >= 0 {
      ones[Int(number)] = Int32(row)
    }
    let partners = KeyMatch.partners(many, manyNumbers, one, oneNumbers)
    rows = manyNumbers.rows.map { number in
      guard number >= 0 else { return -1 }
      let partner = partners[Int(number)]
      return partner < 0 ? -1 : ones[Int(partner)]
    }
  }

  /// For each number of the many side that of the one side with the same value, or -1.
  private static func partners(
    _ many: Column, _ manyNumbers: (rows: [Int32], count: Int),
    _ one: Column, _ oneNumbers: (rows: [Int32], count: Int)
  ) -> [Int32] {
    var places: [Value: Int32] = [:]
    for (row, number) in oneNumbers.rows.enumerated() where number >= 0 {
      places[one.value(at: row)] = number
    }
    var partners = [Int32](repeating: -1, count: manyNumbers.count)
    var isKnown = [Bool](repeating: false, count: manyNumbers.count)
    for (row, number) in manyNumbers.rows.enumerated() where number >= 0 && !isKnown[Int(number)] {
      isKnown[Int(number)] = true
      partners[Int(number)] = places[many.value(at: row)] ?? -1
    }
    return partners
  }
}
