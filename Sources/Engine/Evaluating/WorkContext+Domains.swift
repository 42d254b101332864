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

extension Column {
  /// The first value of a column that has one value only, so many times.
  fileprivate static func repeatingFirst(of column: Column, _ count: Int) -> Column {
    column.gathered(at: [Int32](repeating: 0, count: count))
  }
}
