import Testing

/// Definitions and links on named results that keep the rows of a table.
struct StandingTests {
  private let session = AskingSession([
    "j1": "k,v,j\na,1,2026-01-05\nb,2,2026-02-01\nc,5,2026-03-01\n",
    "one": "k,w\na,10\nb,20\nd,40\n",
  ])

  @Test(arguments: [
    // What a result made anew is what a definition on it means.
    (
      "let w = j1 | derive v = v * 100\nuse w\nsegment hot = v > 150\nfilter hot | count",
      "count\n2"
    ),
    (
      "let w = j1 | derive v = v * 100\nmeasure w.total = sum(v)\nw | summarize total", "total\n800"
    ),
    ("let w = j1 | derive x = v * 2\nuse w\nsegment hot = x > 4\nfilter hot | count", "count\n1"),
    ("let w = j1 | rename x = v\nrole w.revenue = x\nw | summarize s = sum(revenue)", "s\n8"),
    // Columns that are as they were belong to the table, and hold on both.
    (
      "let w = j1 | filter v > 1\nuse w\nsegment hot = v > 2\nj1 | filter hot | count", "count\n1"
    ),
    ("let w = j1 | filter v > 1\nsegment w.hot = v > 2\nw | filter hot | count", "count\n1"),
    // A column that an earlier step left out is read where it still is.
    ("let w = j1 | select k\nuse w\nsegment hot = v > 2\nw | filter hot | count", "count\n1"),
    (
      "let w = j1 | derive x = v * 2\nsegment w.hot = x > nothing",
      "N3 `w` has no column `nothing`"
    ),
    // A link is of the result's own rows.
    (
      "let w = j1 | filter v > 1\nlink w to one on k\none | derive c = sum(w.v) | select k, c",
      "k,c\na,0\nb,2\nd,0"
    ),
    ("let w = j1 | filter v > 1\nlink w to one on k\nw | summarize s = sum(one.w)", "s\n20"),
    (
      "let v1 = one | filter k = \"b\"\nlink j1 to v1 on k\nv1 | derive n = count(j1) | select k, n",
      "k,n\nb,1"
    ),
    (
      "let v1 = one | filter k = \"b\"\nlink j1 to v1 on k\nundo\nsegment one.big = w > 15\n"
        + "v1 | filter big | count", "count\n1"
    ),
  ])
  func `a result stands for itself once something new is defined on it`(
    _ script: String, _ expected: String
  ) {
    #expect(session.answer(script).hasPrefix(expected), "\(session.answer(script))")
  }

  @Test func `a result that undo makes one of a table again brings no names of that table along`() {
    let script =
      "segment rich = v > 1\nlet a = j1 | select k, j | derive z = length(k) * 2\nuse a\n"
      + "segment zed = z > 1\na | filter k = \"b\"\nundo\n| filter rich"
    #expect(session.answer(script).hasPrefix("N"), "\(session.answer(script))")
  }

  @Test(arguments: [
    ("derive m = month(j) + 10 days | select m | take 1", "m\n2026-01-11"),
    ("derive m = month(j) + 1 month | select m | take 1", "m\n2026-02"),
    ("derive m = text(quarter(j) + 1 month) | select m | take 1", "m\n2026-02-01"),
    ("derive m = text(quarter(j) + 3 months) | select m | take 1", "m\n2026-Q2"),
    ("derive m = text(quarter(j) - 1 year) | select m | take 1", "m\n2025-Q1"),
    ("derive m = text(week(j) + 7 days) | select m | take 1", "m\n2026-W03"),
    ("derive m = week(j) + 1 day | select m | take 1", "m\n2026-01-06"),
    ("derive m = 2024-01 + 1 day | select m | take 1", "m\n2024-01-02"),
    ("derive m = 2024-01 + 1 month | select m | take 1", "m\n2024-02"),
    ("derive j = month(j) | append j1 | select j | take 4 | sort j", "j\n2026-01-01\n2026-01-05"),
    ("summarize n = count() by m = month(j) + 9 days | take 1", "m,n\n2026-01-10,1"),
    ("derive d = date(0, 1, 1), e = date(\"0000-01-01\") | select d, e | take 1", "d,e\n,"),
    ("derive d = 9999-12-31 + 1 day", "T6 this date is beyond the calendar"),
    (
      "derive q = quantiles(v, 9223372036854775807) | select q | sort q",
      "q\n1\n3074457345618258603"
    ),
    ("derive r = round(9223372036854775807, -19)", "E1"),
    ("derive r = round(4000000000000000000 + v, -19) | select r | take 1", "r\n0"),
  ])
  func `dates and parts are exact`(_ line: String, _ expected: String) {
    let answer = session.answer("j1 | " + line)
    #expect(answer.hasPrefix(expected), "\(answer)")
  }

  @Test func `whole and decimal keys meet`() {
    let tables = AskingSession(["a": "n,x\n1,5\n2,6\n", "b": "n,y\n1.0,7\n2.5,8\n"])
    #expect(tables.answer("a | join b on n | select n, x, y").hasPrefix("n,x,y\n1,5,7\n2,6,\n"))
    #expect(tables.answer("b | join a on n | select n, x, y").hasPrefix("n,x,y\n1,5,7\n2.5,,8"))
    let dates = AskingSession(["a": "n,x\n1,5\n", "b": "n,y\nq,7\n"])
    #expect(
      dates.answer("a | join b on n").hasPrefix("T12 `n` is whole number here and text in `b`"))
  }
}
