public import Values

/// Named columns of equal length.
public struct Table: Hashable, Sendable {
  /// The names and descriptions of the columns, in order; the names are all different.
  public let fields: [Field]
  /// The columns, in the order of the fields.
  public let columns: [Column]
  /// The number of rows.
  public let rowCount: Int

  /// Creates a table; the columns must be as long as it has rows and of the types of the fields.
  public init(fields: [Field], columns: [Column], rowCount: Int) {
    precondition(fields.count == columns.count, "A table has a field for each column")
    for (field, column) in zip(fields, columns) {
      precondition(column.count == rowCount, "Column \(field.name) is as long as the table")
      precondition(column.type == field.type, "Column \(field.name) is of its field's type")
    }
    self.fields = fields
    self.columns = columns
    self.rowCount = rowCount
  }

  /// Creates a small table row by row, for results and tests.
  ///
  /// - Complexity: O(cells).
  public init(fields: [Field], rows: [[Value]]) {
    let columns = fields.indices.map { index in
      Column(rows.map { $0[index] }, fields[index].description)
    }
    self.init(fields: fields, columns: columns, rowCount: rows.count)
  }

  /// The place of a column, by its exact name.
  ///
  /// - Complexity: O(columns).
  public func index(of name: String) -> Int? { fields.firstIndex { $0.name == name } }

  /// A column, by its exact name.
  public func column(_ name: String) -> Column? { index(of: name).map { columns[$0] } }

  /// The values of one row, for showing.
  public func row(_ row: Int) -> [Value] { columns.map { $0.value(at: row) } }

  /// The rows at some places, in their order; a negative place gives a row of missing values.
  ///
  /// - Complexity: O(*rows* × columns).
  public func gathered(at rows: [Int32]) -> Table {
    Table(
      fields: fields, columns: columns.map { $0.gathered(at: rows) }, rowCount: rows.count)
  }

  /// The bytes the columns take in memory.
  public var byteCount: Int { columns.reduce(0) { $0 + $1.byteCount } }
}
