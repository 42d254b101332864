import Testing
import Values

/// Days and hours of time stamps in a zone.
@Suite struct TimezoneTests {
  // A file as RFC 9636 has it: no changes, one type of no offset, and the rule of Central Europe.
  private static let zone: [UInt8] = {
    let head = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
    let numbers: [UInt8] = [0, 0, 0, 0, 1, 4]
    let counts: [UInt8] = numbers.flatMap { [0, 0, 0, $0] }
    let type: [UInt8] = [0, 0, 14, 16, 0, 0]
    let block: [UInt8] = head + counts + type + Array("CET\0".utf8)
    return block + block + Array("\nCET-1CEST,M3.5.0,M10.5.0/3\n".utf8)
  }()

  private static let list =
    "# version 1\nR q 0 1 - O\nZ Europe/Zagreb 1 C CE%sT\nL a Asia/Shanghai\n"

  private static func answer(_ table: String, _ script: String) -> String {
    var session = AskingSession("t", table)
    session.bytes = [
      "/usr/share/zoneinfo/Europe/Zagreb": zone,
      "/usr/share/zoneinfo/tzdata.zi": Array(list.utf8),
    ]
    return session.answer("set timezone \"europe/zagreb\"\n" + script)
  }

  // The hours before and after the two changes of 2025, by the rule of the European Union
  // (2000/84/EC): 01:00 UTC on the last Sundays of March and October.
  @Test func `clocks change on the last Sundays of March and October`() {
    let table = """
      m,day,hour
      2025-03-29T23:30:00,2025-03-30,0
      2025-03-30T00:59:59,2025-03-30,1
      2025-03-30T01:00:00,2025-03-30,3
      2025-03-30T22:00:00,2025-03-31,0
      2025-10-25T21:59:59,2025-10-25,23
      2025-10-25T22:00:00,2025-10-26,0
      2025-10-26T00:59:59,2025-10-26,2
      2025-10-26T01:00:00,2025-10-26,2
      2025-10-26T22:59:59,2025-10-26,23
      2025-10-26T23:00:00,2025-10-27,0
      """
    let wrong = Self.answer(table, "filter not (date(m) = day and hour(m) = hour)")
    #expect(wrong.hasPrefix("m,day,hour\nnote:"))
  }

  @Test(arguments: [
    ("filter m = 2025-10-26 | count", "count\n2"),
    ("filter m >= 2025-10-26 and m < 2025-10-27 | count", "count\n2"),
    ("filter m in 2025-10-25T22:00 | count", "count\n1"),
    ("derive d = date(m) | filter m = d | count", "count\n4"),
    ("derive d = date(2025, 10, 26) | filter m = d | count", "count\n2"),
    ("summarize n = count() by month(m) | select n", "n\n4"),
    ("derive x = days(2025-10-25T22:00, m) | select x", "x\n0\n0\n1\n1"),
    ("derive x = m + 1 month | select x | take 1", "x\n2025-11-25T21:00:00"),
    ("role date = m\nderive x = asof | select x | take 1", "x\n2025-10-28"),
  ])
  func `periods, groups, windows and asof begin by the zone`(line: String, expected: String) {
    let table = """
      c,m
      a,2025-10-25T20:00:00
      a,2025-10-25T22:00:00
      a,2025-10-26T22:59:59
      b,2025-10-26T23:00:00
      """
    let answer = Self.answer(table, line).split(separator: "\n").filter { !$0.hasPrefix("note") }
    #expect(answer.joined(separator: "\n") == expected)
  }

  @Test func `rows that are computed in pieces follow the zone too`() {
    let table = "m\n" + String(repeating: "2025-10-25T22:00:00\n", count: 200_000)
    let answer = Self.answer(
      table, "derive x = m - 2025-10-25 | summarize least = min(x), greatest = max(x)")
    #expect(answer.hasPrefix("least,greatest\n1,1\n"))
  }

  @Test(arguments: [
    ("\"Europe/Zagrep\"", "O6 there is no time zone `Europe/Zagrep`"),
    ("\"../zone\"", "O6 there is no time zone `../zone`"),
    ("5", "O6 `timezone` takes the name of a zone in quotes, such as \"Europe/Zagreb\", or `utc`"),
  ])
  func `a zone that is none is refused`(typed: String, message: String) {
    #expect(Self.answer("a\n1\n", "set timezone \(typed)") == message)
  }
}
