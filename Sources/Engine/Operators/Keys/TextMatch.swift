import Bitmaps
import Tables
import Work

/// Numbers for the texts of two columns that are equal where the texts are.
///
/// The number of a text is the first place where the pool of the one side has it. Texts are matched
/// part by part, so that what is looked up lies in the processor's cache however many there are.
struct TextMatch: Sendable {
  /// For each row of the many side the number of its text, or -1 when the one side has no such text
  /// or the row has none.
  let many: RowGroups
  /// For each row of the one side the number of its text, or -1 where it is missing.
  let one: [Int32]
  /// A bound that all numbers stay below.
  let count: Int

  private typealias Texts = TextDivision<TextIdentity>

  /// Matches the texts of two columns; meaningless once a stop is asked for.
  ///
  /// - Complexity: O(*n* + bytes of the distinct texts) on average, shared among the threads.
  init(many: TextColumn, one: TextColumn, in work: WorkContext) {
    let (manyPool, onePool) = (many.pool, one.pool)
    let partCount = Texts.partCount(for: max(manyPool.count, onePool.count))
    let ones = Texts(onePool, partCount: partCount, in: work)
    let manys = Texts(manyPool, partCount: partCount, in: work)
    let parts = try? Work.overRanges(partCount, piece: 1, in: work) { range in
      TextMatch.matched(range.lowerBound, of: manys, and: ones)
    }
    let found = parts ?? []
    let bases = [Int32](repeating: 0, count: found.count)
    self.many = many.spread(manys.joined(found.map(\.many), bases: bases, in: work))
    self.one = one.spread(ones.joined(found.map(\.one), bases: bases, in: work))
      .numbers(in: work)
    count = onePool.count
  }

  private static func matched(
    _ part: Int, of many: Texts, and one: Texts
  ) -> (many: [Int32], one: [Int32]) {
    var slots = TextSlots<TextIdentity>(expecting: one.size(of: part), of: one.pool)
    let ones = one.numbers(of: part) { row, identity in
      let number = Int(slots.number(of: row, identity))
      return slots.rows[number]
    }
    let manys = many.numbers(of: part) { row, identity in
      slots.row(equalTo: row, identity, of: many.pool)
    }
    return (manys, ones)
  }
}

extension TextColumn {
  /// The texts that rows are or point at.
  fileprivate var pool: TextPool {
    switch storage {
    case .plain(let pool): pool
    case .coded(_, let dictionary): dictionary
    }
  }

  /// What was found for the texts as it stands in the rows; -1 where a row is missing.
  fileprivate func spread(_ found: [Int32]) -> RowGroups {
    guard case .coded(let codes, _) = storage else { return RowGroups(found).without(missing) }
    let source = CodeSource(codes, found.isEmpty ? [-1] : found)
    return RowGroups(KeyCodes(source, count: codes.count, cellCount: 0, missing: missing))
  }
}
