import Formats
import Tables
import Testing
import Values
import Work

struct OptionTests {
  private static func options(_ change: (inout LoadOptions) -> Void) -> LoadOptions {
    var options = LoadOptions()
    change(&options)
    return options
  }

  private static let cases: [(String, LoadOptions, String)] = [
    (
      "id,score\n1,9\n2,k.A.\n3,+7\n4,-\n",
      options {
        $0.number = .named(["score"])
        $0.blank = ["k.A."]
      }, "id:whole score:whole = 1,9 / 2,· / 3,7 / 4,· !5 score cell"
    ),
    ("a,b\n007,5%\n", options { $0.text = .all }, "a:text b:text = 007,5%"),
    (
      "a;b\n1,5;2\n-0,25;x\n", options { $0.decimal = UInt8(ascii: ",") },
      "a:decimal b:text = 1.5,2 / -0.25,x"
    ),
    ("d\n1/2/2026\n3/4/2026\n", options { $0.dates = .month }, "d:date = 2026-01-02 / 2026-03-04"),
    (
      "d\n1/2/2026\nsoon\n", options { $0.date = .named(["D"]) },
      "d:date = 2026-02-01 / · !3 d cell"
    ),
    ("1,2\n3,4\n", options { $0.header = true }, "1:whole 2:whole = 3,4"),
    (
      "a,b\nc,d\n", options { $0.header = false },
      "column_1:text column_2:text = a,b / c,d"
    ),
    ("note, with comma\na,b\n1,2\n", options { $0.skip = 1 }, "a:whole b:whole = 1,2"),
    ("a.b\n1.2\n", options { $0.delimiter = UInt8(ascii: ".") }, "a:whole b:whole = 1,2"),
    ("a,b\n'x,y',2\n", options { $0.quote = .byte(UInt8(ascii: "'")) }, "a:text b:whole = x,y,2"),
    ("a\n\"x\n", options { $0.quote = LoadOptions.Quote.none }, "a:text = \"x"),
    (
      "a,b\n1,2\n3\n4,5,6\n", options { $0.strict = true },
      "F11: strict: line 3 of \"t.csv\": 1 field instead of 2; 1 more case like it"
    ),
    (
      "spend\n1\n", options { $0.number = .named(["spent"]) },
      "F10: the file has no column `spent` for number:"
    ),
    (
      "a\n1\n",
      options {
        $0.number = .named(["a"])
        $0.text = .named(["a"])
      }, "F10: `a` is asked to be two types at once"
    ),
    ("a\n1\n", options { $0.format = "cvs" }, "F13: there is no format \"cvs\""),
    (
      "a\n1\n", options { $0.format = "html" },
      "F13: \"t.csv\" is a html file, which loy does not read"
    ),
  ]

  @Test(arguments: cases.indices) func `options decide what is open`(_ index: Int) {
    let (text, options, expected) = OptionTests.cases[index]
    #expect(described(text, as: "t.csv", options) == expected)
  }

  @Test(arguments: [
    (
      "id,score\n1,9\n2,8\n3,k.A.\n4,k.A.\n5,7\n",
      "score: stays text: 2 of 5 values are not numbers: \"k.A.\" (2); read it as numbers with  "
        + "number: score blank: \"k.A.\""
    ),
    (
      "id,score\n1,9\n2,8\n3,\"1,234\"\n4,k.A.\n5,7\n",
      "score: stays text: 2 of 5 values are not numbers: \"1,234\" (1), \"k.A.\" (1); some of these "
        + "are numbers written another way: `decimal:` says which mark stands before decimals, and "
        + "the rest must be written one way in the file"
    ),
    (
      "id,score\n1,9\n2,8\n3,a\"b\n5,7\n",
      "score: stays text: 1 of 4 values are not numbers: \"a\"b\" (1); read it as numbers with  "
        + "number: score blank: \"a\\\"b\""
    ),
    (
      "d,e\n1/2/2026,x\n",
      "d: day and month could change places in every cell; read with the day "
        + "first, `dates: month` reads the month first"
    ),
    (
      "d,e\n1/2/2026,13/1/2026\n",
      "d: day and month could change places; read like the other dates "
        + "of the file, the day first"
    ),
    (
      "d,e\n13/1/2026,x\n1/13/2026,x\n",
      "d: stays text: some cells read as dates only with the day "
        + "first, others only with the month first; `date: d` with `dates:` reads one kind"
    ),
    ("a,b\n1,\n2,NA\n3, \n", "b: text, 3 missing (1 empty, 1 blank, 1 marked)"),
    ("a,,b\n1,,2\n", "column 2 has no name and is called `column_2`"),
    ("a,b,\n1,2,\n", "1 row ends with empty fields too many, left out"),
    ("a,b\n1,2,\n", "1 row ends with empty fields too many, left out"),
    (
      "a,b\n\"x\"y,2\n",
      "1 field with text behind a closing quote kept as written, the first on "
        + "line 2"
    ),
    ("a\u{1B}[31m,b\n1,2\n", "a␛[31m: whole number"),
  ])
  func `the report says what a reader should know`(_ text: String, _ line: String) throws {
    let summary = try load(text).report.summary
    #expect(summary.contains(line), "\(summary)")
  }

  @Test func `the same file gives the same table whatever the threads`() throws {
    var text = "id,group,amount,note\n"
    for row in 0..<60_000 {
      text += "\(row),g\(row % 7),\(Double(row) / 3),\"line \(row)\nmore\"\n"
    }
    let tables = try [1, 2, 5].map { try load(text, threads: $0) }
    #expect(tables[0].table.rowCount == 60_000 && tables[0] == tables[1] && tables[1] == tables[2])
    guard case .text(let notes)? = tables[0].table.column("note"), case .plain = notes.storage,
      case .text(let groups)? = tables[0].table.column("group"),
      case .coded(.one, let words) = groups.storage
    else {
      Issue.record("notes are kept one by one, groups as codes of one byte")
      return
    }
    #expect(words.texts == (0..<7).map { "g\($0)" })
  }

  @Test func `a stop ends a load`() {
    let stop = StopFlag()
    stop.stop()
    #expect(throws: LoadFailure.stopped) {
      try Loader.load(
        "t.csv", from: memoryFiles(Array("a\n1\n".utf8)), work: WorkContext(stop: stop))
    }
  }
}
