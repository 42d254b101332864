import Foundation
import Formats
import TestSupport
import Testing

/// Excel workbooks: those that openpyxl and XlsxWriter made (Tests/Workbooks/make.py prints what
/// openpyxl itself reads in them), and small ones made by hand.
struct WorkbookTests {
  private func kept(_ name: String, _ sheet: String? = nil) throws -> String {
    var options = LoadOptions()
    options.sheet = sheet
    do throws(LoadFailure) {
      let loaded = try Loader.load(Repository.path("Tests/Workbooks/\(name).xlsx"), options)
      return described(loaded)
    } catch {
      return described(error)
    }
  }

  @Test(arguments: [
    (
      "customers",
      "customer:text joined:date seen:timestamp spend:decimal share:decimal% vip:truth code:text "
        + "city:text opens:text = Ana,2025-01-31,2025-02-01T10:20:30.5,12.5,0.05,true,007,Zagreb,"
        + "09:30:00 / Bo,1900-01-01,1900-03-01T00:00:00,7,0.125,false,12,上海,17:00:05 "
        + "/ ·,·,·,·,·,·,·,·,· / Cé,1900-02-28,2099-12-31T23:59:59,-0.1,1,true,0x1,a & <b>,00:00:00"
    ),
    (
      "layout",
      "region:text sold:whole left:whole rate:text column_5:text = north,10,1,·,· "
        + "/ south,·,2,·,extra / east,·,·,·,· / west,4,·,·,· / ·,5,·,·,· "
        + "!9 sold cell; 6 rate cell; 8 rate cell"
    ),
    ("mac1904", "day:date = 2025-01-31 / 1904-01-02"),
    (
      "writer",
      "id:whole sum:whole rich:text hours:text price:decimal text:text mixed:text = "
        + "9007199254740001,2,plain bold end,36:00:00,1234.5,10,1 / "
        + "9007199254740002,4,plain bold end,72:00:00,2469,20,k.A. / "
        + "9007199254740003,6,plain bold end,108:00:00,3703.5,30,2.5"
    ),
    (
      "noheader",
      "column_1:whole column_2:text column_3:decimal = 1,c1,0.25 / 2,c2,0.5 / 3,c3,0.75"
    ),
  ]) func `workbooks of other programs are read`(_ name: String, _ expected: String) throws {
    #expect(try kept(name) == expected)
  }

  @Test func `a sheet is named or counted`() throws {
    let path = Repository.path("Tests/Workbooks/customers.xlsx")
    #expect(try kept("customers", "notes 2025") == "only:text words:text = x,y")
    #expect(try kept("customers", "3") == "column_1:whole = 1")
    #expect(try kept("customers", "9") == "F21: \"\(path)\" has no sheet `9`")
    #expect(
      try kept("customers", "empty") == "F21: the sheet `empty` of \"\(path)\" holds no cell")
  }

  private func read(
    _ cells: String, styles: String = "", properties: String = "",
    _ change: (inout LoadOptions) -> Void = { _ in }
  ) -> String {
    var options = LoadOptions()
    change(&options)
    let bytes = TinyWorkbook(cells, styles: styles, properties: properties).bytes
    do throws(LoadFailure) {
      return described(try Loader.load("t.xlsx", options, from: memoryFiles(bytes)))
    } catch {
      return described(error)
    }
  }

  /// A column with a header of cells that all have the first style of a format.
  private func column(_ values: [String], format: String, is1904: Bool = false) -> String {
    let rows = values.map { "<row><c s=\"1\"><v>\($0)</v></c></row>" }.joined()
    let text = read(
      "<row><c t=\"inlineStr\"><is><t>d</t></is></c></row>" + rows,
      styles: "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(format)\"/></numFmts>"
        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs>",
      properties: is1904 ? "<workbookPr date1904=\"1\"/>" : "")
    return String(text.dropFirst(2))
  }

  /// Days from ECMA-376 Part 1, 18.17.4.1: serial 1 is 1900-01-01, and 61 is 1900-03-01.
  @Test(arguments: [
    ("yyyy-mm-dd", ["1", "59", "61"], "date = 1900-01-01 / 1900-02-28 / 1900-03-01"),
    ("dd/mm/yy", ["60"], "text = · !2 d cell"),
    ("d.m.yyyy", ["-1", "2958466", "2958465"], "date = · / · / 9999-12-31 !2 d cell; 3 d cell"),
    ("mmm yy", ["45688"], "date = 2025-01-31"),
    ("m/d/yy h:mm", ["45688.5"], "timestamp = 2025-01-31T12:00:00"),
    ("yyyy-mm-dd", ["45688.999999999"], "date = 2025-02-01"),
    ("yyyy-mm-dd", ["45688", "45688.25"], "timestamp = 2025-01-31T00:00:00 / 2025-01-31T06:00:00"),
    ("h:mm AM/PM", ["0.75"], "text = 18:00:00"),
    ("mm:ss.0", ["0.000011574"], "text = 00:00:01"),
    ("[h]:mm", ["1.5"], "text = 36:00:00"),
    ("[$-407]d. mmmm yyyy;@", ["45688"], "date = 2025-01-31"),
    ("0.00%", ["0.05", "1E-3"], "decimal% = 0.05 / 0.001"),
    ("0.00 \\d", ["1.5"], "decimal = 1.5"),
    ("#,##0.00\\ [$EUR-days]", ["7"], "whole = 7"),
    ("0.00E+00", ["7"], "whole = 7"),
    ("General", ["12345678901234567"], "whole = 12345678901234567"),
    ("0", ["1e400", "5"], "whole = · / 5 !2 d cell"),
  ]) func `number formats say what a number is`(
    _ format: String, _ values: [String], _ expected: String
  ) {
    let escaped = format.replacing("\"", with: "&quot;")
    #expect(column(values, format: escaped) == expected)
  }

  @Test func `days may be counted from 1904`() {
    let found = column(["0", "1", "44226"], format: "yyyy-mm-dd", is1904: true)
    #expect(found == "date = 1904-01-01 / 1904-01-02 / 2025-01-31")
  }

  private static let name = "<row r=\"1\"><c t=\"inlineStr\"><is><t>a</t></is></c></row>"

  @Test(arguments: [
    ("<row r=\"3\"><c r=\"A3\" t=\"b\"><v>1</v></c></row>", "a:truth = true"),
    ("<row r=\"3\"><c r=\"A3\" t=\"str\"><f>B1</f><v>x</v></c></row>", "a:text = x"),
    ("<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#N/A</v></c></row>", "a:text = ·"),
    ("<row r=\"3\"><c r=\"A3\" t=\"e\"><v>#REF!</v></c></row>", "a:text = · !3 a cell"),
    ("<row r=\"3\"><c r=\"A3\" t=\"s\"><v>9</v></c></row>", "a:text = · !3 a cell"),
    (
      "<row r=\"3\"><c r=\"A3\" t=\"d\"><v>2025-01-31T10:00:00</v></c></row>",
      "a:timestamp = 2025-01-31T10:00:00"
    ),
    ("<row r=\"3\"><c r=\"A3\"><v>x</v></c></row>", "a:text = · !3 a cell"),
    (
      "<row r=\"2\"><c t=\"inlineStr\"><is><t>_x4E2D_&lt;_x00</t></is></c></row>", "a:text = 中<_x00"
    ),
    ("<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>", "a:text column_2:whole = ·,1"),
    (
      "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>",
      "F23: the workbook \"t.xlsx\" cannot be read: sheet S: cell XFE2 is out of place"
    ),
    (
      "<row r=\"1\"><c><v>1</v></c></row>",
      "F23: the workbook \"t.xlsx\" cannot be read: sheet S: row 1 is out of place"
    ),
    (
      "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c><c r=\"A2\"><v>3</v></c></row>",
      "a:whole column_2:whole = 2,1"
    ),
    (
      "<row r=\"2\"><c><v>1</v></row>",
      "F23: the workbook \"t.xlsx\" cannot be read: sheet S: line 1 of its XML: mismatched tag"
    ),
  ]) func `odd sheets are read or refused`(_ rows: String, _ expected: String) {
    #expect(read(WorkbookTests.name + rows) == expected)
  }

  @Test func `entities that grow without end are refused`() {
    let laughs = (1...30).map { index in
      "<!ENTITY e\(index) \"" + String(repeating: "&e\(index - 1);", count: 10) + "\">"
    }
    let bytes = TinyWorkbook(
      WorkbookTests.name + "<row><c t=\"str\"><v>&e30;</v></c></row>",
      doctype: "<!DOCTYPE worksheet [<!ENTITY e0 \"ha\">" + laughs.joined() + "]>"
    ).bytes
    var found = "read"
    do throws(LoadFailure) { _ = try load(bytes) } catch { found = described(error) }
    #expect(
      found.hasPrefix("F23: the workbook \"t.xlsx\" cannot be read: sheet S: it unpacks to far"))
  }

  private func load(_ bytes: [UInt8]) throws(LoadFailure) -> LoadedTable {
    try Loader.load("t.xlsx", from: memoryFiles(bytes))
  }

  @Test func `a workbook cut off or changed anywhere gives an error or a table`() throws {
    let path = Repository.path("Tests/Workbooks/customers.xlsx")
    let whole = Array(try Data(contentsOf: URL(filePath: path)))
    var state: UInt64 = 7
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    var refused = 0
    for round in 0..<200 {
      var bytes = whole
      if round % 4 == 0 {
        bytes = Array(whole.prefix(below(whole.count)))
      } else {
        for _ in 0...below(4) { bytes[below(bytes.count)] = UInt8(below(256)) }
      }
      do throws(LoadFailure) { _ = try load(bytes) } catch { refused += 1 }
    }
    #expect(refused > 100)
  }

  @Test func `what is no workbook says how to go on`() {
    let locked =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)
    let name = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
    func found(_ bytes: [UInt8]) -> String {
      do throws(LoadFailure) { return described(try load(bytes)) } catch { return described(error) }
    }
    #expect(found(locked + name) == "F24: the workbook \"t.xlsx\" is locked with a password")
    #expect(
      found(locked)
        == "F13: \"t.xlsx\" is an Excel file of the kind of 1997 (.xls), which loy does not read")
    let archive = TinyArchive([("readme.txt", "hello")])
    #expect(
      found(archive.bytes)
        == "F13: \"t.xlsx\" is a zip archive without a workbook, which loy does not read")
    #expect(
      found(TinyArchive([("xl/workbook.xml", "x")], isLocked: true).bytes)
        == "F24: the workbook \"t.xlsx\" is locked with a password"
        || found(TinyArchive([("xl/workbook.xml", "x")], isLocked: true).bytes).hasPrefix("F23"))
  }
}
