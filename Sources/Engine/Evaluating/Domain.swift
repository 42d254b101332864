import Bitmaps
import Tables
import Values
import Work

/// The values that a column can have, when they are few against its rows.
struct Domain {
  /// Every value, and last a missing one when some row has none.
  let values: Column
  /// Which of them each row has.
  let groups: RowGroups

  /// Finds them; nothing when they are many, or decimal numbers or time stamps.
  ///
  /// - Complexity: O(*n*) at most, shared among the threads.
  init?(_ column: Column, in work: WorkContext) {
    let (missing, count) = (column.missing, column.count)
    let (all, source): (Column, CodeSource)
    switch column {
    case .date(let dates):
      let (least, range) = dates.days.bounds(besides: missing, in: work)
      guard range < Domain.limit(count) else { return nil }
      all = .date(DateColumn((0...range).map { least + Int32($0) }, grain: dates.grain))
      source = .days(dates.days, least: least)
    case .whole(let wholes):
      let (least, range) = wholes.storage.bounds(besides: missing, in: work)
      guard range < Domain.limit(count) else { return nil }
      all = .whole(WholeColumn((0...range).map { least + Int64($0) }))
      source = .wholes(wholes.storage, least: least)
    case .text(let texts):
      guard case .coded(let stored, let dictionary) = texts.storage, dictionary.count > 0,
        dictionary.count <= count / 2
      else { return nil }
      all = .text(TextColumn(.plain(dictionary)))
      source = CodeSource(stored, nil)
    default: return nil
    }
    values = missing == nil ? all : all.appending(.missing(all.description, count: 1), in: work)
    groups = RowGroups(
      KeyCodes(
        source, count: count, cellCount: values.count, missing: missing,
        missingCode: missing == nil ? -1 : Int32(truncatingIfNeeded: all.count)))
  }

  private static func limit(_ count: Int) -> Int { min(1 << 16, count / 4) }
}

extension Column {
  /// The column with a dictionary when it holds texts, for they are about to be repeated.
  func withDictionary(in work: WorkContext) -> Column {
    guard case .text(let column) = self, case .plain(let pool) = column.storage else { return self }
    let numbers = TextNumbers(pool, in: work)
    let codes = numbers.codes(in: work).map(UInt32.init(bitPattern:))
    let narrow = Codes(narrowing: codes, distinctCount: numbers.count)
    let texts = pool.texts(at: numbers.firstRows, in: work)
    return .text(TextColumn(.coded(narrow, texts), missing: column.missing))
  }
}
