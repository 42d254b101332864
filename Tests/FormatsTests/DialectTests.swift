import Formats
import Tables
import TestSupport
import Testing
import Values

struct DialectTests {
  @Test(arguments: [
    ("sep=;\na;b\n1;x\n", "a:whole b:text = 1,x"),
    ("# made by x\n#y\nid,name\n1,x\n2,y\n", "id:whole name:text = 1,x / 2,y"),
    ("#id,name\n1,x\n2,y\n", "#id:whole name:text = 1,x / 2,y"),
    (
      "id,t\n1,\"a \\\"b\\\" c\"\n2,\"x, \\\"y\\\"\"\n",
      "id:whole t:text = 1,a \"b\" c / 2,x, \"y\""
    ),
    ("code;n\n=\"007\";=\"2\"\n=\"008\";=\"3\"\n", "code:text n:whole = 007,2 / 008,3"),
    ("a,b\n'x, y',1\n'it's','q'\n", "a:text b:text = x, y,1 / it's,q"),
    ("a,b\n'tis,1\n'twas,2\n", "a:text b:whole = 'tis,1 / 'twas,2"),
    ("a;b;\n1;x;\n2;y;\n", "a:whole b:text = 1,x / 2,y"),
    ("a;b;\n1;x\n2;y\n", "a:whole b:text = 1,x / 2,y"),
    ("a;b;\n1;x;\n2;y;z\n", "a:whole b:text column_3:text = 1,x,· / 2,y,z"),
    (
      "Q1;Q2;Q3\nHow often?;How good?;Why?\n1;2;so\n2;3;x\n3;1;y\n",
      "Q1:whole Q2:whole Q3:text = 1,2,so / 2,3,x / 3,1,y"
    ),
    ("a;b\nx;y\n1;2\n3;4\n5;6\n", "a:whole b:whole = 1,2 / 3,4 / 5,6"),
    ("a;b\nx;y\n1;z\n3;w\n5;v\n", "a:text b:text = x,y / 1,z / 3,w / 5,v"),
  ])
  func `a dialect is found`(_ text: String, _ expected: String) {
    #expect(described(text) == expected)
  }

  @Test(arguments: [
    ("1.234,50;12,00", "decimal = 1234.5 / 12", "read with the decimal comma"),
    ("1 234,5;\u{2212}0,25", "decimal = 1234.5 / -0.25", "read with the decimal comma"),
    ("1,234.50;12", "decimal = 1234.5 / 12", ""),
    ("1,234,567;-1", "whole = 1234567 / -1", ""),
    ("$1,200.50;($5)", "decimal = 1200.5 / -5", "amounts in $"),
    ("12,50 €;1.000,00 €", "decimal = 12.5 / 1000", "amounts in €, read with the decimal comma"),
    ("EUR 5;7 EUR", "whole = 5 / 7", "amounts in EUR"),
    ("$5;5 €", "text = $5 / 5 €", "stays text: amounts in several currencies: $, €"),
    (
      "5,5 %;12 %", "decimal% = 0.055 / 0.12",
      "percentages, read as shares: 5% is 0.05, read with the decimal comma"
    ),
    (
      "1,234;5,678", "text = 1,234 / 5,678",
      "stays text: \"1,234\" reads as a decimal and as thousands; `decimal: \",\"` or "
        + "`decimal: \".\"` decides"
    ),
    (
      "5,5;5.555", "text = 5,5 / 5.555",
      "stays text: \"5.555\" reads as a decimal and as thousands; `decimal: \",\"` or "
        + "`decimal: \".\"` decides"
    ),
    ("555 123 456;091 123 456", "text = 555 123 456 / 091 123 456", ""),
    ("+1,53e4;1,5", "decimal = 15300 / 1.5", "read with the decimal comma"),
    ("0123,5;1,5", "text = 0123,5 / 1,5", ""),
    ("1.2.3;1,5", "text = 1.2.3 / 1,5", ""),
  ])
  func `numbers with marks and currencies are read, and said`(
    _ cells: String, _ expected: String, _ note: String
  ) throws {
    let loaded = try load("x|n\n" + cells.split(separator: ";").map { "w|\($0)\n" }.joined())
    let said = described(loaded).replacing("w,", with: "").replacing("x:text n:", with: "")
    #expect(said == expected && loaded.report.columns[1].notes.joined(separator: ", ") == note)
  }

  @Test func `other columns and options decide what stands between thousands`() throws {
    let comma = try load("a;b\n1.234;0,5\n12.000;1,5\n")
    #expect(described(comma) == "a:whole b:decimal = 1234,0.5 / 12000,1.5")
    var options = LoadOptions()
    options.decimal = UInt8(ascii: ",")
    #expect(
      described("a;b\n5,5;1,234\n5.555;2\n", as: "t.csv", options)
        == "a:decimal b:decimal = 5.5,1.234 / 5555,2")
    options.decimal = UInt8(ascii: ".")
    #expect(
      described("a;b\n1,234;x\n5,678;y\n", as: "t.csv", options)
        == "a:whole b:text = 1234,x / 5678,y")
  }

  @Test func `a survey with two header rows and guards loads with its codes`() throws {
    guard let path = Reference.path("data/csv/sl_survey_1ka/anketa.csv") else { return }
    let loaded = try Loader.load(path)
    #expect(loaded.table.rowCount == 111 && loaded.table.fields.count == 31)
    #expect(loaded.rejects == nil && loaded.table.fields[0].description.type == .whole)
  }

  @Test(arguments: [
    (
      "Region,2025,,2026,\n,Orders,Revenue,Orders,Revenue\nNorth,1,2,3,4.5\n",
      "Region:text 2025 Orders:whole 2025 Revenue:whole 2026 Orders:whole 2026 Revenue:decimal "
        + "= North,1,2,3,4.5"
    ),
    (
      "Product,Scores,,\nname,nps,csat,effort\nA,9,4,2\nB,7,5,1\n",
      "Product name:text Scores nps:whole Scores csat:whole Scores effort:whole = A,9,4,2 / B,7,5,1"
    ),
    (
      "Region,2025 ,,Total,\nNA, Orders,Revenue ,NA,\nNorth,1,2,3,\nSouth,1,2,3,\n",
      "Region:text 2025 Orders:whole 2025 Revenue:whole Total:whole = North,1,2,3 / South,1,2,3"
    ),
    ("a,,b\nx,y,z\n1,q,3\n", "a:text column_2:text b:text = x,y,z / 1,q,3"),
  ])
  func `a header of two rows names groups and what is in them`(
    _ file: String, _ table: String
  ) throws {
    #expect(described(file, as: "t.csv") == table)
  }
}
