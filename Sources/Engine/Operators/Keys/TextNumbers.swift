import Tables
import Work

/// Numbers for the distinct texts of a pool, found on several threads.
///
/// Numbers come in no order that means something, but the same with any threads.
struct TextNumbers: Sendable {
  private let division: TextDivision<TextHash>
  private let parts: [Part]
  /// The number of distinct texts.
  let count: Int

  /// The texts of one part: the number of each and the first row of each number.
  private struct Part: Sendable {
    let numbers: [Int32]
    let firstRows: [Int32]
  }

  /// Numbers the texts.
  ///
  /// - Complexity: O(bytes) on average, shared among the threads.
  init(_ pool: TextPool, in work: WorkContext) {
    let partCount = TextDivision<TextHash>.partCount(for: pool.count)
    let division = TextDivision<TextHash>(pool, partCount: partCount, in: work)
    let parts = try? Work.overRanges(partCount, piece: 1, in: work) { range in
      TextNumbers.numbered(range.lowerBound, of: division)
    }
    self.division = division
    self.parts = parts ?? []
    count = self.parts.reduce(0) { $0 + $1.firstRows.count }
  }

  /// The number of each row's text; all zero once a stop is asked for.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func codes(in work: WorkContext) -> [Int32] {
    var bases: [Int32] = []
    var base = 0
    for part in parts {
      bases.append(Int32(truncatingIfNeeded: base))
      base += part.firstRows.count
    }
    return division.joined(parts.map(\.numbers), bases: bases, in: work)
  }

  /// The first row of each number.
  var firstRows: [Int32] { parts.flatMap(\.firstRows) }

  private static func numbered(_ part: Int, of division: TextDivision<TextHash>) -> Part {
    var slots = TextSlots<TextHash>(expecting: division.size(of: part), of: division.pool)
    let numbers = division.numbers(of: part) { row, mark in slots.number(of: row, mark) }
    return Part(numbers: numbers, firstRows: slots.rows)
  }
}
