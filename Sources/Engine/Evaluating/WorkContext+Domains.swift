import Bitmaps
import Tables
import Values
import Work

extension WorkContext {
  /// A function of single rows, computed once for each different value when these are few.
  ///
  /// Days and narrow whole numbers lie close together: five million dates of ten years are 3,653
  /// days. Texts that have a dictionary are looked at there. A failure is found again on the rows
  /// themselves, so that it tells of no other value.
  ///
  /// - Parameter varying: the places of the columns that do not repeat one value.
  func rowByRow(
    _ columns: [Column], varying: [Int], count: Int,
    _ body: @Sendable ([Column], Int) throws(EngineError) -> Column
  ) throws(EngineError) -> Column {
    guard varying.count == 1, let place = varying.first, count > Self.fewestRows,
      let domain = Domain(columns[place], in: self)
    else { return try inPieces(columns, count: count, body) }
    var arguments: [Column] = []
    for index in columns.indices {
      arguments.append(
        index == place ? domain.values : .repeatingFirst(of: columns[index], domain.values.count))
    }
    guard let few = try? inPieces(arguments, count: domain.values.count, body) else {
      return try inPieces(columns, count: count, body)
    }
    return domain.spread(few, in: self)
  }

  /// What is computed from a column, once for each different value when these are few; nothing when
  /// they are many, or when `body` gives nothing.
  ///
  /// - Complexity: O(*n* + values), shared among the threads.
  func throughDomain(of column: Column, _ body: (Column) -> Column?) -> Column? {
    guard column.count > Self.fewestRows, let domain = Domain(column, in: self) else { return nil }
    return body(domain.values).map { domain.spread($0, in: self) }
  }

  /// Below so many rows each is computed.
  private static let fewestRows = 4_096
}

/// The values that a column can have, when they are few against its rows.
private struct Domain {
  /// Every value, and last a missing one when some row has none.
  let values: Column
  /// Which of them each row has.
  let codes: KeyCodes

  init?(_ column: Column, in work: WorkContext) {
    switch column {
    case .date(let dates):
      let (least, range) = dates.days.bounds(besides: dates.missing, in: work)
      guard range < Domain.limit(column.count) else { return nil }
      let days = (0...range).map { least + Int32($0) }
      let all = Column.date(DateColumn(days, grain: dates.grain))
      values = all.followedByMissing(column.missing != nil, in: work)
    case .whole(let wholes):
      let (least, range) = wholes.storage.bounds(besides: wholes.missing, in: work)
      guard range < Domain.limit(column.count) else { return nil }
      let all = Column.whole(WholeColumn((0...range).map { least + Int64($0) }))
      values = all.followedByMissing(column.missing != nil, in: work)
    case .text(let texts):
      guard case .coded(_, let dictionary) = texts.storage, dictionary.count > 0,
        dictionary.count <= column.count / 2
      else { return nil }
      let all = Column.text(TextColumn(.plain(dictionary)))
      values = all.followedByMissing(column.missing != nil, in: work)
    default: return nil
    }
    codes = KeyCodes(column, isOrdered: false, in: work)
    guard codes.cellCount == values.count else { return nil }
  }

  /// What was computed for the values, as it stands in the rows.
  func spread(_ few: Column, in work: WorkContext) -> Column {
    few.withDictionary(in: work).gathered(at: codes.codes(in: work), in: work)
  }

  private static func limit(_ count: Int) -> Int { min(1 << 16, count / 4) }
}

extension Column {
  /// The column with a missing value behind the others.
  fileprivate func followedByMissing(_ isWanted: Bool, in work: WorkContext) -> Column {
    isWanted ? appending(.missing(description, count: 1), in: work) : self
  }

  /// The column with a dictionary when it holds texts, for they are about to be repeated.
  fileprivate func withDictionary(in work: WorkContext) -> Column {
    guard case .text(let column) = self, case .plain(let pool) = column.storage else { return self }
    let numbers = TextNumbers(pool, in: work)
    let codes = numbers.codes(in: work).map(UInt32.init(bitPattern:))
    let narrow = Codes(narrowing: codes, distinctCount: numbers.count)
    let texts = pool.texts(at: numbers.firstRows, in: work)
    return .text(TextColumn(.coded(narrow, texts), missing: column.missing))
  }

  /// The first value of a column that has one value only, so many times.
  fileprivate static func repeatingFirst(of column: Column, _ count: Int) -> Column {
    column.gathered(at: [Int32](repeating: 0, count: count))
  }
}
