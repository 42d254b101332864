import TestSupport
import Testing

/// Small tables on which a wrong number once came out without a word, or the program ended.
struct OddDataTests {
  /// A table, the lines typed on it, and what the answer must and must not say.
  struct Case: Sendable, CustomTestStringConvertible {
    let csv: String
    let lines: [String]
    let says: [String]
    var neverSays: [String] = []

    var testDescription: String { lines.joined(separator: " · ") }

    init(_ csv: String, _ lines: String..., says: [String], never: [String] = []) {
      (self.csv, self.lines, self.says, neverSays) = (csv, lines, says, never)
    }
  }

  @Test(
    arguments: attributes + reasons + payments + farDates + cohorts + funnels + amounts + scales)
  func `the answer says what it must`(odd: Case) throws {
    let folder = try TemporaryFolder()
    try folder.write(odd.csv, to: "t.csv")
    let words = ["--no-config", "--format", "csv", "-c", "load \"t.csv\" as t"]
    let outcome = try Program.run(words + odd.lines.flatMap { ["-c", $0] }, in: folder.path)
    let said = outcome.output + outcome.errors
    let missing = odd.says.filter { !said.contains($0) } + odd.neverSays.filter(said.contains)
    // 132 and the like: the program ended itself.
    #expect(missing == [] && outcome.status < 128, "\(said)")
  }

  private static let people =
    "customer_id,num,tenure,other\n1,5,1,\n2,6,3,\n3,1,2,\n4,2,2,\n5,,1,7\n"

  static let attributes = [
    Case(people, "filter customer_id > 99 | drivers num with tenure", says: ["error M8: 0 rows"]),
    Case(people, "drivers num with other", says: ["error M8", "1 attribute explains"]),
    Case(
      people, "compare num > 4 on other, count(num)",
      says: ["no test is known for count(num)"]),
    Case(
      people,
      "filter num is not missing | derive w = if(num > 4, \"x\", missing) | compare num > 4 on w",
      says: ["only one of the groups has a value of w=x"], never: ["no test is known"]),
  ]

  // The card is the later of two stops in March; of two reasons on one day the first by its text.
  private static let stops = [
    "1,2025-01-05,2025-03-05,10,change", "1,2025-03-05,2025-03-20,12,card", "2,2025-01-01,,5,",
    "3,2025-01-01,2025-03-09,7,price", "3,2025-01-01,2025-03-09,1,card", "9,2025-04-15,,5,",
  ]
  private static let paid = [
    "1,2025-01-05,10,", "1,2025-02-05,6,card", "1,2025-02-07,4,price", "2,2025-01-05,5,",
    "2,2025-02-05,5,", "2,2025-03-05,5,", "3,2025-01-05,5,", "3,2025-02-05,,", "3,2025-03-05,5,",
  ]
  private static func spells(_ rows: [String]) -> String {
    (["customer_id,started,stopped,amt,why"] + rows).joined(separator: "\n") + "\n"
  }
  private static func payments(_ rows: [String]) -> String {
    (["customer_id,day,amt,why"] + rows).joined(separator: "\n") + "\n"
  }
  private static let kinds = [
    "involuntary,1", "payment declined,10", "unpaid,100", "household moved,1000", "on hold,10000",
    "freeze,20000", "discarded it,100000", "gift card spent,200000", "failed,2",
    "contract expired,2000",
    "Kartica istekla,4", "卡顿,4000", "银行卡扣款失败,20", "CARD,40", "lost interest,8000",
    "card stolen,200",
    "pauza do jeseni,40000",
  ]
  private static let byKind =
    (["customer_id,started,stopped,why,amt"]
    + kinds.enumerated().map { "\($0),2025-01-05,2025-03-05,\($1)" } + [
      "99,2025-01-01,2025-06-10,,7"
    ])
    .joined(separator: "\n") + "\n"

  static let reasons = [
    [stops, stops.reversed()].map {
      Case(
        spells($0), "set asof 2025-05-01",
        "mrr amt from started to stopped reason: why | select month, voluntary, involuntary, paused",
        says: ["2025-03,0,18,0"])
    },
    [paid, paid.reversed()].map {
      Case(
        payments($0), "mrr amt on day reason: why | select month, churned, voluntary, involuntary",
        says: ["2025-03,10,10,0", "1 of 9 rows counted as not paying because amt is missing"],
        never: ["left out because amt"])
    },
    [
      // Failed payments are 1 + 10 + 100 + 2 + 4 + 20 + 40 + 200, pauses 10000 + 20000 + 40000.
      Case(
        byKind,
        "mrr amt from started to stopped reason: why | select month, voluntary, involuntary, paused",
        says: [
          "2025-03,315000,377,70000", "card: \"CARD\", \"Kartica istekla\"", "pause: \"freeze\"",
        ]
      ),
      Case(
        byKind, "set asof 2025-05-01", "losses why from started to stopped at: 59 | facts",
        says: [
          "incidence,kind voluntary,0.33333333333333", "incidence,kind card,0.44444444444444",
          "incidence,kind pause,0.16666666666666",
        ]),
      Case(
        byKind,
        "mrr amt from started to stopped reason: why card: \"Freeze\" | select month, voluntary, involuntary, paused",
        says: ["2025-03,315377,20000,50000", "card: \"freeze\"; pause: \"on hold\", \"pauza do"]),
    ],
  ].flatMap { $0 }

  static let payments = [
    Case(
      spells(stops), "set asof 2025-05-01", "mrr amt from started to stopped per quarter",
      says: ["quarter,opening", "2025-Q1,"]),
    Case(
      people + "6,-1,1,\n",
      "derive joined = date(2025, 1, 1), ended = date(2025, 3, 1) | mrr num from joined to ended",
      says: ["error M4: 1 value of `num` is below zero"]),
  ]

  static let farDates = [
    Case(
      spells(stops + ["7,2025-01-01,9999-12-31,5,"]), "retention from started to stopped",
      says: [
        "asof is 2025-04-16", "2025-04,2,1", "1 end in 2099 or later counts as no end: still there",
      ], never: ["2025-05"]),
    Case(
      spells(stops + ["7,2025-01-01,9999-12-31,5,"]),
      "role joined = started", "role ended = stopped", "role reason = why",
      "mrr amt from started to stopped", "losses why from started to stopped",
      says: ["asof is 2025-04-16", "2025-03,", "1 end in 2099 or later"],
      never: ["2025-05", "2912"]),
    // The first plan ends where the second begins; then the customer leaves it, too.
    Case(
      spells(["1,2025-01-05,2025-03-05,10,a", "1,2025-03-05,2025-03-20,12,b", "2,2025-01-01,,5,a"]),
      "set asof 2025-05-01", "retention from started to stopped by why",
      says: ["1 of 2 departures left a group and not the firm"]),
    // The last row has been watched for a day of two; no end says nothing of until when.
    Case(
      """
      id,a,b
      1,2025-01-01T10:00:00,2025-01-02T10:00:00
      2,2025-01-01T10:00:00,2025-01-01T12:00:00
      3,2025-01-05T10:00:00,2025-01-06T09:00:00
      4,2025-01-09T10:00:00,9999-12-31T00:00:00

      """, "funnel a, b within: 2 days", says: ["b,4,3,1,", ",1\n"]),
  ]

  private static let visits = """
    customer_id,joined,day,amount
    1,2025-01-15,2025-01-20,10
    1,2025-01-15,2025-02-20,20
    1,2025-01-15,2025-03-20,
    3,,2025-02-01,5
    ,2025-01-01,2025-02-01,5
    4,2025-02-10,,5

    """

  static let cohorts = [
    Case(
      visits, "set asof 2025-06-01", "cohort by month(joined) on day periods: 3 value: amount",
      says: [
        "1 of 6 rows left out because the customer is missing",
        "1 of 6 rows left out because day is missing",
        "1 of 6 rows left out because month(joined) is missing",
        "1 of 6 rows counted as 0 because amount is missing",
      ])
  ]

  private static let trials = """
    customer_id,trial,paid,used
    1,2025-01-01,2025-01-10,2025-01-12
    2,2025-01-01,,
    3,,2025-01-10,2025-02-01
    4,2025-01-05,2025-01-01,2025-01-20
    7,2025-09-20,2025-03-21,

    """
  private static let stamps = """
    id,start_ts,end_ts
    1,2025-01-01T10:00:00,2025-01-01T10:20:00
    2,2025-01-01T10:00:00,2025-01-01T12:20:00
    3,2025-01-01T23:50:00,2025-01-02T00:10:00
    4,2025-01-03T10:00:00,

    """

  static let funnels = [
    Case(
      trials, "set asof 2025-05-01", "funnel trial, paid, used",
      says: [
        "paid,2,1,0.5", "used,1,1,1,", "left out: 1 row without `trial` but with a later stage",
        "left out: 1 row with `trial` at asof or later",
        "left out: 1 row with `paid` before `trial`",
      ]),
    // Two of four within the hour, after 20 minutes each: 20 / 1440 of a day.
    Case(
      stamps, "set asof 2025-02-01", "funnel start_ts, end_ts within: 1 hour",
      says: ["end_ts,4,2,0.5,", ",0.01388888888888"]),
    Case(
      stamps, "set asof 2025-02-01", "set timezone \"Europe/Zagreb\"",
      "funnel start_ts, end_ts within: 30 minutes", says: ["end_ts,4,2,0.5,"]),
    Case(trials, "funnel trial, paid within: 0 days", says: ["error M7: `within: 0 days` is no"]),
    Case(trials, "funnel trial, paid within: -3 days", says: ["error M7: `within: -3 days` is no"]),
    Case(
      trials, "funnel trial, paid within: 36 hours",
      says: ["error M7: `within: 36 hours` is not in days, and `trial` is counted in days"]),
    // Who paid late has no part in what follows, so that 1/2 of all and 1/1 of those are 1/2 of all.
    Case(
      "a,b,c\n2025-01-01,2025-01-02,2025-01-03\n2025-01-01,2025-01-21,2025-01-22\n",
      "set asof 2025-05-01", "funnel a, b, c within: 10 days",
      says: [
        "b,2,1,0.5,", "c,1,1,1,",
        "left out after `b`: 1 row that reached it 10 days or more after `a`",
      ]),
    Case(visits, "repeat on day within: -1 days", says: ["error M7: `within: -1 day"]),
    Case(visits, "repeat on day within: 2 hours", says: ["error M7", "`day` is counted in days"]),
  ]

  private static let large =
    "customer_id,day,ended,n,g\n"
    + (1...6).map {
      "\($0),2025-0\($0)-01,2025-0\($0 + 1)-15,\($0),a\n"
    }.joined()

  static let amounts =
    [
      "mrr n * 1e308 from day to ended", "mrr n * 4e307 on day", "pareto n * 1e308",
      "rfm on day, n * 1e308", "derive x = n * 1e308 | cohort by month(day) on day value: x",
    ].map { Case(large, $0, says: ["error M4"]) } + [
      Case(
        large, "rate g = \"a\" per exp(900 + n)", says: ["error M4: the values of `exp(900 + n)`"]),
      Case(
        large, "derive x = n * 1e308 | nps n weight: x scale: 0, 10",
        says: ["error M4: the values of `x` add up"]),
      Case(
        large, "ces n scale: -9000000000000000000, 9000000000000000000",
        says: ["error M3: `scale:`"]),
      Case(large, "csat n scale: 9000000000000000000, 9000000000000000100", says: ["error M3"]),
    ]

  /// Forty answers that run through some numbers in turn.
  private static func answers(_ scores: [Int]) -> String {
    "id,score\n" + (0..<40).map { "\($0),\(scores[$0 % scores.count])\n" }.joined()
  }
  private static let (to5, from0, to7, to3) = (
    answers([1, 2, 3, 4, 5]), answers([0, 1, 2, 3, 4, 5]), answers([1, 2, 3, 4, 5, 6, 7]),
    answers([1, 2, 3])
  )

  // A share of 0 or a score of -100 where nobody was asked on so long a scale.
  static let scales = [
    Case(to5, "summarize nps(score)", says: ["error M1: nps", "run from 1 to 5", "csat(score)"]),
    Case(to5, "summarize nps(score where id < 9)", says: ["error M1: nps"]),
    Case(to5, "summarize nps(score, 0, 10)", says: ["\n-100\n"]),
    Case(to5, "compare id > 20 on nps(score)", says: ["error M1: nps", "from 1 to 5"]),
    Case(to5, "compare id > 20 on nps(score, 0, 10)", says: ["-100,19,-100,21"]),
    Case(
      to5, "ces score", says: ["error M1: ces wants answers from 1 to 7", "ces score scale: 1, 5"]),
    Case(to5, "filter score < 3 | ces score", says: ["error M1: ces", "runs from 1 to 5"]),
    Case(to5, "ces score scale: 1, 7", says: ["40,0,0,0,"]),
    Case(from0, "nps score", says: ["error M1: nps", "from 0 to 5", "csat score scale: 0, 5"]),
    Case(from0, "summarize nps(score)", says: ["error M1: nps", "csat(score, 0, 5)"]),
    Case(
      to5, "health score per id",
      says: ["error M1: `health` takes parts from 0 to 100, but `score` runs from 1 to 5"]),
    Case(to5, "health score per id scale: 0, 100", says: ["0,1,poor,1,1"]),
    Case(to3, "csat score", says: ["error M1: csat", "csat score scale: 1, 3"]),
    Case(to3, "summarize csat(score)", says: ["error M1: csat", "csat(score, 1, 3)"]),
    Case(to3, "compare id > 20 on csat(score)", says: ["error M1: csat", "csat(score, 1, 3)"]),
    Case(to7, "summarize csat(score)", says: ["error M2: csat", "csat(score, 1, 7)"]),
    // Six answers each of 1 to 5 and five each of 6 and 7: 10 of 40.
    Case(to7, "summarize csat(score, 1, 7)", says: ["\n0.25\n"]),
    Case(
      to7, "compare id >= 0 and id < 35 on csat(score, 1, 7)", says: [",0.2857142857142857,35,0,5,"]
    ),
    Case(to7, "compare id > 20 on csat(score)", says: ["error M2", "csat(score, 1, 7)"]),
    // The least whole number has no magnitude.
    Case(to5, "csat score scale: -9223372036854775807, 5", says: ["error M3: `scale:`"]),
    Case(
      to5, "summarize csat(score, -9223372036854775807, 5)",
      says: ["error M3: csat wants the least"]),
    Case(to5, "compare id > 20 on csat(score, -9223372036854775807, 5)", says: ["error M3"]),
    Case(to5, "csat score scale: -1000, 1000", says: ["40,0,0,0,"]),
    Case(to5, "csat score scale: -1001, 5", says: ["error M3"]),
    Case(
      to5, "csat score boxes: 1 scale: 1, 3",
      says: ["filter score <= 3 | csat score boxes: 1 scale: 1, 3"]),
    Case(to5, "filter score <= 3 | csat score boxes: 1 scale: 1, 3", says: ["24,0,8,0.33"]),
    Case(
      answers([1, 2, 3, 77]), "summarize csat(score, 1, 3)",
      says: ["csat(score, 1, 3 where score between 1 and 3)"]),
    Case(to7, "summarize csat(score, 7, 1)", says: ["error M3: csat wants the least"]),
    Case(to7, "summarize nps(score, 1, 7)", says: ["error M3: nps is defined for"]),
    Case(to7, "compare id > 20 on nps(score, 1, 7)", says: ["error M3: nps wants"]),
    Case(to7, "compare id > 20 on csat(score, 1)", says: ["error M3"]),
    // Few answers tell nothing of their scale.
    Case("id,score\n1,3\n2,4\n", "summarize nps(score)", says: ["\n-100\n"]),
  ]
}
