import Formats
import Tables
import TestSupport
import Testing
import Values

struct BasketTests {
  private static func baskets(_ change: (inout LoadOptions) -> Void = { _ in }) -> LoadOptions {
    var options = LoadOptions()
    options.basket = true
    change(&options)
    return options
  }

  private static let cases: [(String, LoadOptions, String)] = [
    ("1 3 9 \n2 3\n", baskets(), "1,1 / 1,3 / 1,9 / 2,2 / 2,3"),
    ("milk,whole bread\nbutter", baskets(), "1,milk / 1,whole bread / 2,butter"),
    ("a;b\r\nc\rd;e\n", baskets(), "1,a / 1,b / 2,c / 3,d / 3,e"),
    ("a\tb c\nd\n", baskets(), "1,a / 1,b c / 2,d"),
    ("a|a| b\n", baskets(), "1,a / 1,b !1 item repeated"),
    ("a,,\"b, \"\"c\"\"\"\n,\n\nd\n", baskets(), "1,a / 1,b, \"c\" / 2,d"),
    ("\"a b\"  c\n", baskets(), "1,a b / 1,c"),
    ("\u{FEFF}a,b\n", baskets(), "1,a / 1,b"),
    ("a,b c\n", baskets { $0.delimiter = UInt8(ascii: " ") }, "1,a,b / 1,c"),
    ("\"a b\"\n", baskets { $0.quote = LoadOptions.Quote.none }, "1,\"a / 1,b\""),
    ("no items yet\na b\n", baskets { $0.skip = 1 }, "1,a / 1,b"),
    ("007 NA\n", baskets(), "1,007 / 1,NA"),
    ("\n , \n", baskets(), "F6: \"t.csv\" is empty"),
    (
      "a b\nb \"c\n", baskets(),
      "F9: a quote opens on line 2 of \"t.csv\" and is never closed"
    ),
    (
      "a\n\nb b\n", baskets { $0.strict = true },
      "F11: strict: line 3, column `item` of \"t.csv\": stands twice in this basket and is taken "
        + "once"
    ),
    (
      "a\n", baskets { $0.decimal = UInt8(ascii: ",") },
      "F30: `decimal:` says nothing about baskets, which have the columns basket and item"
    ),
  ]

  @Test(arguments: cases.indices) func `each line is a basket`(_ index: Int) {
    let (text, options, expected) = BasketTests.cases[index]
    let said = described(text, as: "t.csv", options)
    #expect(said.replacing("basket:whole item:text = ", with: "") == expected)
  }

  @Test func `an extension says it too, and what was found is told`() throws {
    let loaded = try load("a b b\n\nc a\n\n", as: "t.basket")
    #expect(
      loaded.report.summary == [
        "t.basket: 4 rows, 2 columns, 1 repeated item taken once", "one basket a line",
        "items between blanks, because the first lines hold no other delimiter",
        "basket: whole number", "item: text", "2 baskets of 3 different items",
        "1 blank line between baskets is no basket",
      ])
    var options = LoadOptions()
    options.basket = false
    #expect(described("a,b\n1,2\n", as: "t.basket", options) == "a:whole b:whole = 1,2")
  }

  @Test func `the baskets of several files are numbered on`() throws {
    var files = Files.readOnly
    files.open = { (path: String) throws(FileError) in
      FileBytes(Array((path == "a.basket" ? "x y\nz\n" : "x\n").utf8))
    }
    let loaded = try Loader.load(["a.basket", "b.basket"], from: files)
    #expect(described(loaded) == "basket:whole item:text = 1,x / 1,y / 2,z / 3,x")
  }

  /// Baskets, items and rows as arules and the FIMI page count them.
  @Test(arguments: [
    ("data/groceries/groceries.basket.csv", 9835, 169, 43_367),
    ("data/fimi/mushroom.dat", 8124, 119, 186_852),
  ])
  func `known baskets are read in full`(
    _ path: String, _ baskets: Int, _ items: Int, _ rows: Int
  ) throws {
    guard let full = Reference.path(path) else { return }
    let loaded = try Loader.load(full, BasketTests.baskets())
    #expect(loaded.table.rowCount == rows && loaded.rejects == nil)
    #expect(
      loaded.report.notes == [
        "\(NumberText.grouped(baskets)) baskets of \(NumberText.grouped(items)) different items"
      ])
  }
}
