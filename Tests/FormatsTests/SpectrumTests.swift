import Foundation
import Formats
import Tables
import TestSupport
import Testing
import Values

/// The files of csv-spectrum (max-mapper/csv-spectrum) against their JSON, read as text.
struct SpectrumTests {
  @Test(arguments: [
    "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "newlines", "newlines_crlf",
    "quotes_and_newlines", "simple", "simple_crlf", "utf8",
  ])
  func `a spectrum file agrees with its JSON`(_ name: String) throws {
    guard let csv = Reference.path("data/csv/csv-spectrum/csvs/\(name).csv"),
      let json = Reference.path("data/csv/csv-spectrum/json/\(name).json")
    else { return }
    var options = LoadOptions()
    options.text = .all
    var text = try String(contentsOfFile: csv, encoding: .utf8)
    // The collection's .gitattributes gives these files CRLF; a checkout may have taken it away.
    if name.hasSuffix("_crlf"), !text.contains("\r\n") {
      text = text.replacingOccurrences(of: "\n", with: "\r\n")
    }
    let table = try load(text, as: csv, options).table
    let rows = (0..<table.rowCount).map { row in
      Dictionary(
        uniqueKeysWithValues: zip(table.fields.map(\.name), table.row(row).map(\.plainText)))
    }
    let expected = try JSONDecoder().decode(
      [[String: String]].self, from: Data(contentsOf: URL(fileURLWithPath: json)))
    #expect(rows == expected)
  }
}
