import Foundation
import TestSupport
import Testing

/// The file that keeps lost customers from month to month.
struct LossBookTests {
  private let january = """
    id,joined,ended,why,fee
    a,2026-01-01,2026-01-11,price,10
    b,2026-01-01,2026-01-21,service,20
    c,2026-01-01,,,30
    d,2026-01-05,,,40
    """
  // b left for another reason than was thought, a is back, c left, e is new.
  private let february = """
    id,joined,ended,why,fee
    a,2026-01-01,,,15
    b,2026-01-01,2026-01-21,card,20
    c,2026-01-01,2026-02-10,price,35
    d,2026-01-05,,,50
    e,2026-02-01,,,5
    """
  // a left once more.
  private let march = """
    id,joined,ended,why,fee
    a,2026-01-01,2026-03-02,price,20
    b,2026-01-01,2026-01-21,card,20
    c,2026-01-01,2026-02-10,price,35
    d,2026-01-05,,,60
    e,2026-02-01,,,9
    """

  private func save(
    _ text: String, _ day: String, in folder: TemporaryFolder, then lines: [String] = []
  ) throws -> Program.Outcome {
    try folder.write(text + "\n", to: "c.csv")
    let words =
      [
        "load \"c.csv\" as c", "role customer = id", "set asof \(day)",
        "losses why from joined to ended value: fee save: \"l.db\"",
      ] + lines
    return try Program.run(["--no-config"] + words.flatMap { ["-c", $0] }, in: folder.path)
  }

  private func table(_ name: String, _ line: String, in folder: TemporaryFolder) throws -> [String]
  {
    let outcome = try Program.run(
      ["--no-config", "--quiet", "--format", "csv"]
        + ["load \"l.db\" as t table: \(name)", line].flatMap { ["-c", $0] }, in: folder.path)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func `months follow one another, and remarks stay`() throws {
    let folder = try TemporaryFolder()
    let first = try save(
      january, "2026-02-01", in: folder,
      then: ["remark \"a\" \"too dear, ask in March\"", "remark \"b\" \"x\"", "remark \"b\" \"\""])
    #expect(first.status == 0 && first.output.contains("2 new · 2 customers in all"), "\(first)")
    let second = try save(february, "2026-03-01", in: folder)
    let words = "1 new, 1 corrected, 1 came back · 3 customers in all · 1 with a remark"
    #expect(second.output.contains(words), "\(second)")
    let third = try save(march, "2026-04-01", in: folder)
    #expect(third.output.contains("1 left again · 3 customers in all"), "\(third)")
    // The same again, and an older view, change nothing.
    let again = try save(march, "2026-04-01", in: folder)
    let older = try save(january, "2026-02-01", in: folder)
    #expect(again.output.contains("nothing new") && older.output.contains("a later view"))
    #expect(
      try table(
        "lost", "select customer, reason, ended, lifetime, revenue, returned, times_lost, remark",
        in: folder) == [
          "a,price,2026-03-02,60,20,,2,\"too dear, ask in March\"",
          "b,card,2026-01-21,20,20,,1,", "c,price,2026-02-10,40,35,,1,",
        ])
    #expect(
      try table("changes", "sort view, customer | select view, customer, change", in: folder) == [
        "2026-02-01,a,left", "2026-02-01,b,left", "2026-03-01,a,returned",
        "2026-03-01,b,corrected", "2026-03-01,c,left", "2026-04-01,a,left again",
      ])
    #expect(
      try table(
        "views", "sort view, reason | select view, reason, customers, staying, revenue_lost",
        in: folder) == [
          "2026-02-01,price,1,2,10", "2026-02-01,service,1,2,20", "2026-03-01,card,1,3,20",
          "2026-03-01,price,1,3,35", "2026-04-01,card,1,2,20", "2026-04-01,price,2,2,55",
        ])
  }

  @Test func `the book has the stay of a customer whose spells are counted one by one`() throws {
    let folder = try TemporaryFolder()
    let spells = """
      id,joined,ended,why,fee
      a,2026-01-01,2026-01-11,price,10
      a,2026-01-11,2026-01-21,service,20
      b,2026-01-01,2026-01-21,card,20
      ,2026-01-01,2026-01-21,card,20
      """
    let line = "losses why from joined to ended count: spells save: \"s.db\""
    let outcome = try save(spells, "2026-02-01", in: folder, then: [line])
    #expect(
      outcome.errors.contains("1 row without a customer not saved")
        && outcome.errors.contains("1 spell of customers with several not saved"), "\(outcome)")
    let kept = try Program.run(
      [
        "--no-config", "--quiet", "--format", "csv", "-c", "load \"s.db\" as t table: lost",
        "-c", "sort customer | select customer, reason, joined, lifetime",
      ], in: folder.path)
    #expect(
      kept.output == """
        customer,reason,joined,lifetime
        a,service,2026-01-01,20
        b,card,2026-01-01,20

        """, "\(kept)")
  }

  @Test func `what cannot be kept is said`() throws {
    let folder = try TemporaryFolder()
    _ = try save(january, "2026-02-01", in: folder)
    let stranger = try Program.run(
      ["--no-config", "-c", "load \"l.db\" table: lost", "-c", "remark \"nobody\" \"x\""],
      in: folder.path)
    #expect(
      stranger.status == 1 && stranger.errors.contains("error N13")
        && stranger.errors.contains("load \"l.db\" table: lost"), "\(stranger.errors)")
    let nowhere = try Program.run(["--no-config", "-c", "remark \"z\" \"x\""], in: folder.path)
    #expect(nowhere.status == 2 && nowhere.errors.contains("error U10"), "\(nowhere)")
    let other = try Program.shell(
      """
      loy -c 'load "c.csv" as c; c | export "o.db" table: lost'
      loy -c 'load "c.csv" as c; role customer = id; set asof 2026-02-01; \
      losses why from joined to ended save: "o.db"'
      """, in: folder.path)
    #expect(other.errors.contains("error F18") && other.errors.contains("no book"), "\(other)")
    let refused = try Program.run(
      [
        "--no-config", "--no-write", "-c", "load \"c.csv\" as c; role customer = id",
        "-c", "set asof 2026-02-01; losses why from joined to ended save: \"n.db\"",
      ], in: folder.path)
    #expect(refused.status == 1 && (try? folder.text(of: "n.db")) == nil, "\(refused)")
  }

  @Test func `a kill in the middle leaves the month before whole`() throws {
    let folder = try TemporaryFolder()
    var text = "id,joined,ended,why,fee\n"
    for row in 0..<20_000 { text += "k\(row),2026-01-01,2026-01-11,reason \(row % 7),\(row)\n" }
    try folder.write(text, to: "c.csv")
    let line = "role customer = id; losses why from joined to ended value: fee save: \"l.db\""
    // Killed once the file itself is half changed, so that only the journal knows what was there. A
    // kill may come too late; then the next month is tried.
    let outcome = try Program.shell(
      """
      loy --quiet -c 'load "c.csv" as c; set asof 2026-02-01; \(line)' >/dev/null
      for month in 03 04 05 06 07 08 09 10 11 12; do
        cp l.db before.db
        loy --quiet -c 'load "c.csv" as c; set asof 2026-'$month'-01; \(line)' >/dev/null & pid=$!
        while kill -0 $pid 2>/dev/null; do
          if [ -s l.db-journal ] && ! cmp -s l.db before.db; then kill -9 $pid 2>/dev/null; break; fi
        done
        wait $pid 2>/dev/null
        half=$(loy --no-write -c 'load "l.db" as t table: lost' 2>&1 | grep -c F34)
        echo "$half $(loy --quiet --format csv -c 'load "l.db" as t table: lost; count by last_saved' \
          | tail -n +2)"
        if [ $half = 1 ]; then break; fi
      done
      loy --quiet --format csv -c 'load "l.db" as t table: lost; remark "k1" "still there"' \
        -c 'load "l.db" as t table: lost; t | filter remark is not missing | select customer, remark'
      """, in: folder.path)
    let lines: [[Substring]] = outcome.output.split(separator: "\n")
      .map { (line: Substring) -> [Substring] in line.split(separator: " ") }
      .filter { (words: [Substring]) -> Bool in words.first == "0" || words.first == "1" }
    var views = ["2026-02-01,20000"]
    for line in lines { views.append(String(line.last ?? "")) }
    #expect(lines.last?.first == "1" && outcome.errors.isEmpty, "\(outcome)")
    #expect(views.count > 1 && views.last == views.dropLast().last, "\(outcome)")
    #expect(views.allSatisfy { $0.hasSuffix(",20000") }, "\(outcome)")
    #expect(outcome.output.hasSuffix("\nk1,still there\n"), "\(outcome)")
  }
}
