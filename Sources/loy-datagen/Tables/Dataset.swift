/// A file of `datasets/`: its columns and how the company fills its rows.
struct Dataset: Sendable {
  /// The file's name within the folder.
  let fileName: String
  /// The header.
  let columns: [String]
  /// The cells of every row, in the order of the columns.
  let rows: @Sendable (Company) -> [[String]]

  /// The whole file for a company.
  func bytes(for company: Company) -> [UInt8] {
    var text = CSVText()
    text.row(columns)
    for row in rows(company) {
      precondition(row.count == columns.count, "every row has a cell for every column")
      text.row(row)
    }
    return text.bytes
  }
}
