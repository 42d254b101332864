import Formats
import TestSupport
import Testing

/// The awkward files of the reference folder (`data/csv/CASES.md`), as far as loy reads them.
struct CaseTests {
  private static let cases: [(String, String)] = [
    (
      "csv-spectrum/csvs/json.csv",
      "key:whole val:text = 1,{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"
    ),
    (
      "csv-spectrum/csvs/quotes_and_newlines.csv",
      "a:whole b:text = 1,ha \n\"ha\" \nha / 3,4"
    ),
    ("duckdb/data/csv/auto/utf8bom.csv", "id:whole name:text = 1,Mark / 2,Hannes"),
    (
      "duckdb/data/csv/auto/duplicate_header_col.csv",
      "a:whole b:text a_2:text = 123,TEST2,text1 / 345,TEST2,text2"
    ),
    (
      "duckdb/data/csv/auto/missing_header_col.csv",
      "a:whole column_2:text c:text = 123,TEST1,text1 / 345,TEST1,text2"
    ),
    (
      "duckdb/data/csv/auto/skip_row.csv",
      "number:decimal text:text date:date = 345,TEST3,2000-12-13"
    ),
    (
      "duckdb/data/csv/auto/multiple_skip_row.csv",
      "number:decimal text:text date:date = 345,TEST4,2000-12-13"
    ),
    (
      "duckdb/data/csv/extra_delimiters.csv",
      "a:whole b:whole c:whole = 1,2,3 / 1,2,3 / 1,2,3 !4  row"
    ),
    (
      "duckdb/data/csv/inconsistent_cells.csv",
      "One:whole two:whole three:whole = 1,2,3 !3  row; 6  row; 7  row"
    ),
    (
      "duckdb/data/csv/locations_row_trailing_comma.csv",
      "id:whole name:text lat:whole lon:whole column_5:text = 1,name,0,0,value"
    ),
    ("duckdb/data/csv/auto/multi_column_string_r.csv", "9 rows of 4"),
    ("duckdb/data/csv/one_r_two.csv", "one:text = two"),
    (
      "duckdb/data/csv/auto/time_date_timestamp_dd-mm-yyyy.csv",
      "a:whole b:text t:text d:date ts:timestamp = "
        + "123,TEST2,12:12:12,2000-01-01,2000-01-01T12:12:00 / "
        + "345,TEST2,14:15:30,2002-02-02,2002-02-02T14:15:00 / "
        + "346,TEST2,15:16:17,2004-12-13,2004-12-13T15:16:00"
    ),
    ("duckdb/data/csv/leading_zeros.csv", "6 rows of 8"),
    (
      "duckdb/data/csv/versions.csv",
      "column_1:text column_2:text column_3:text = 2.2.2,1.2.20,1@2@20"
    ),
    (
      "duckdb/data/csv/null/multiple_nulls.csv",
      "name:text age:whole height:decimal = Pedro,31,1.73 / Mark,·,· / Thijs,26,·"
    ),
    (
      "duckdb/data/csv/thousands_separator/thousands_broken.csv",
      "column_1:text = 100,000.00 / 300,000.20 / 300,0,00.40 / 30,0,0.406"
    ),
    ("duckdb/data/csv/test/many_empty_lines.csv", "column_1:whole = 1"),
    (
      "csv-test-data/csv/bad-unescaped-quote.csv",
      "foo:whole bar:text baz:whole = 1,This \"quotes\" must be escaped,3"
    ),
    ("csvsniffer/python/CSV_Wrangling/shops.csv", "102 rows of 4, Windows-1250"),
    (
      "csvsniffer/python/CSV_Wrangling/sjis.csv",
      "id:whole text:text = 1,本日はいい天気 / 2,ｱｲｳｴｵ / 3,テスト / 4,★"
    ),
    ("csvsniffer/python/CSV_Wrangling/alfa_example.csv", "12 rows of 8, Windows-1251"),
    ("csvsniffer/python/CSV_Wrangling/load_fund_structure_data.csv", "19 rows of 16, Windows-1251"),
    ("duckdb/data/csv/encodings/latin1.csv", "12 rows of 2, Windows-1252"),
    ("duckdb/data/csv/encodings/shift_jis.csv", "20 rows of 2, Shift-JIS"),
    ("duckdb/data/csv/encodings/utf16.csv", "20 rows of 2, UTF-16LE"),
    ("duckdb/data/csv/encodings/only_utf16.csv", "6 rows of 2, UTF-16LE"),
    ("duckdb/data/csv/invalid_utf8.csv", "column_1:text = bla / bla / \u{FFFD}"),
    (
      "duckdb/data/csv/decimal_separators/decimal_separators.csv",
      "commas:decimal periods:decimal = 1.1,1.1 / 0.25,0.25 / 15300,15300 / 15300,15300 / "
        + "-15300,-15300"
    ),
    // The last cell is 5.555 or 5555: undecidable, so the column is text and the report says so.
    (
      "duckdb/data/csv/mixed_decimal.csv",
      "A:whole B:text = 1,5,5 / 2,5,5 / 3,5 / 4,5.555 / 5,5,5"
    ),
    ("pollock/polluted_files/csv/file_quotation_char_0x27.csv", "83 rows of 9"),
    ("pollock/polluted_files/csv/file_record_delimiter_0xD.csv", "83 rows of 9"),
    ("pollock/polluted_files/csv/file_field_delimiter_0x9.csv", "83 rows of 9"),
  ]

  @Test(arguments: cases.indices) func `an awkward file is read as wanted`(_ index: Int) {
    let (path, expected) = CaseTests.cases[index]
    guard let full = Reference.path("data/csv/cases/\(path)") else { return }
    let said: String
    do throws(LoadFailure) {
      let loaded = try Loader.load(full)
      let table = loaded.table
      let size = "\(table.rowCount) rows of \(table.fields.count)"
      let encoding = loaded.report.layout.first?.firstMatch(of: /^encoding (\S+?):/)?.1
      let found = size + (encoding.map { ", \($0)" } ?? "")
      said = expected.contains("rows of") ? found : described(loaded)
    } catch {
      said = error.diagnostic?.code ?? "stopped"
    }
    #expect(said == expected, "\(path): \(said)")
  }
}
