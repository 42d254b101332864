import Formats
import Tables
import Testing
import Values

struct WritingTests {
  private static let table = Table(
    fields: [
      Field("name", .text), Field("n", .whole), Field("x", .decimal, kind: .share),
      Field("since", .date, grain: .month), Field("at", .timestamp),
      Field("left, or not", ColumnType(.truth, words: TruthWords(yes: "Da", no: "Ne"))),
    ],
    rows: [
      [
        .text("NA"), .whole(-5), .decimal(0.1), .date(CalendarDate(days: 20_454)),
        .timestamp(Timestamp(microseconds: 1_500_000)), .truth(true),
      ],
      [.text("a|\"b\"\n<i>"), .missing, .decimal(.infinity), .missing, .missing, .truth(false)],
      [.text(""), .whole(0), .decimal(1e300), .missing, .missing, .missing],
    ])

  @Test(arguments: [
    (
      "csv",
      """
      name,n,x,since,at,"left, or not"
      "NA",-5,0.1,2026-01,1970-01-01T00:00:01.5,Da
      "a|""b""
      <i>",,inf,,,Ne
      "",0,1e+300,,,

      """
    ),
    (
      "json",
      #"""
      [{"name":"NA","n":-5,"x":0.1,"since":"2026-01","at":"1970-01-01T00:00:01.5","left, or not":"Da"},\#
      {"name":"a|\"b\"\n<i>","n":null,"x":null,"since":null,"at":null,"left, or not":"Ne"},\#
      {"name":"","n":0,"x":1e+300,"since":null,"at":null,"left, or not":null}]

      """#
    ),
    (
      "markdown",
      #"""
      | name | n | x | since | at | left, or not |
      | --- | ---: | ---: | --- | --- | --- |
      | NA | -5 | 0.1 | 2026-01 | 1970-01-01T00:00:01.5 | Da |
      | a\|"b"<br>\<i> |  | inf |  |  | Ne |
      |  | 0 | 1e+300 |  |  |  |

      """#
    ),
    (
      "html",
      """
      <table>
      <thead><tr><th>name</th><th>n</th><th>x</th><th>since</th><th>at</th>\
      <th>left, or not</th></tr></thead>
      <tbody>
      <tr><td>NA</td><td>-5</td><td>0.1</td><td>2026-01</td><td>1970-01-01T00:00:01.5</td>\
      <td>Da</td></tr>
      <tr><td>a|&quot;b&quot;<br>&lt;i&gt;</td><td></td><td>inf</td><td></td><td></td>\
      <td>Ne</td></tr>
      <tr><td></td><td>0</td><td>1e+300</td><td></td><td></td><td></td></tr>
      </tbody>
      </table>

      """
    ),
    (
      "line",
      """
      name: NA
      n: -5
      x: 0.1
      since: 2026-01
      at: 1970-01-01T00:00:01.5
      left, or not: Da

      name: a|"b"␊<i>
      n:\u{20}
      x: inf
      since:\u{20}
      at:\u{20}
      left, or not: Ne

      name:\u{20}
      n: 0
      x: 1e+300
      since:\u{20}
      at:\u{20}
      left, or not:\u{20}

      """
    ),
  ])
  func `every format writes the same table its own way`(
    _ name: String, _ expected: String
  ) throws {
    #expect(try written(WritingTests.table, name) == expected)
  }

  @Test func `JSON Lines are the rows of the array, one a line, and TSV is CSV with tabs`() throws {
    let array = try written(WritingTests.table, "json").dropFirst().dropLast(2)
    let lines = try written(WritingTests.table, "jsonl")
    #expect(lines == array.split(separator: "},").joined(separator: "}\n") + "\n")
    let narrow = Table(fields: [Field("a\tb", .whole)], rows: [[.whole(1)], [.missing]])
    #expect(try written(narrow, "tsv") == "\"a\tb\"\n1\nNA\n")
  }
}

/// A table as a format writes it.
func written(_ table: Table, _ format: String) throws -> String {
  let write = try #require(FileFormat.named(format)?.write)
  let bytes = try ByteSink.collect { (sink: ByteSink) throws(FileError) in try write(table, sink) }
  return String(decoding: bytes, as: UTF8.self)
}
