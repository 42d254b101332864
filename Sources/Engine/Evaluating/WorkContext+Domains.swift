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
    if let found = fewValues(columns, varying: varying, count: count, body) {
      return found.column(in: self)
    }
    return try inPieces(columns, count: count, body)
  }

  /// The same for each different value; nothing when these are many or one of them fails.
  func fewValues(
    _ columns: [Column], varying: [Int], count: Int,
    _ body: @Sendable ([Column], Int) throws(EngineError) -> Column
  ) -> CodedColumn? {
    guard varying.count == 1, let place = varying.first else { return nil }
    return fewValues(of: columns[place]) { values -> Column? in
      let arguments = columns.indices.map { index in
        index == place ? values : .repeatingFirst(of: columns[index], values.count)
      }
      return try? inPieces(arguments, count: values.count, body)
    }
  }

  /// What is computed from a column, once for each different value when these are few; nothing when
  /// they are many, or when `body` gives nothing.
  ///
  /// - Complexity: O(*n* + values), shared among the threads.
  func fewValues(of column: Column, _ body: (Column) -> Column?) -> CodedColumn? {
    guard column.count > Self.fewestRows, let domain = Domain(column, in: self) else { return nil }
    return body(domain.values).map { few in
      CodedColumn(values: few.withDictionary(in: self), groups: domain.groups)
    }
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
