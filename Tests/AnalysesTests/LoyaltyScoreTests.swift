import Diagnostics
import Engine
import Language
import Tables
import TestSupport
import Testing
import Values

@Suite struct LoyaltyScoreTests {
  @Test func `promoters less detractors, group by group`() {
    #expect(
      Asking(verb: "nps", item: "score", groups: ["region"]).transcript(.answers) == """
        region,answers,unanswered,promoters,passives,detractors,nps,low,high
        north,4,1,2,1,1,25.0000,-50.4687,77.8338
        south,3,0,0,1,2,-66.6667,-93.8508,26.9162
        ,0,1,0,0,0,,,
        facts
        name,group,value
        nps,,-14.2857
        answers,,7.0000
        chi_squared,,2.2361
        degrees,,2.0000
        p,,0.3269
        note: 2 of 9 rows left out because score is missing
        note: region (missing) has no answers, so its nps is missing
        note: region "north" has 4 answers: too few to rank (fewer than 30)
        note: region "south" has 3 answers: too few to rank (fewer than 30)
        """)
  }

  @Test func `a 6 is a detractor by the standard rule and in no class by below6`() {
    let asking = Asking(
      verb: "nps", item: "score", options: ["rule": [.word("below6")]], explain: true)
    #expect(
      asking.transcript(.answers) == """
        answers,unanswered,promoters,passives,detractors,nps,low,high
        7,2,2,2,2,0.0000,-50.6243,50.6243
        note: 2 of 9 rows left out because score is missing
        note: 1 answer of 6 is in no class by rule: below6, but among the answers
        note: there are only 7 answers: read the interval, not the number
        nps = 100 · (promoters - detractors) / answers
        the rule is below6, detractors up to 5 and a 6 in no class; promoters answer 9 or 10; \
        the scale is 0 to 10
          all: 100 · (2 - 2) / 7 = 0.00
        the rules side by side for all:
          standard, detractors up to 6: -14.29
          below6, detractors up to 5 and a 6 in no class: 0.00 (chosen)
        the 95% intervals side by side for all:
          score, Tango 1998: -50.62 to 50.62 (chosen)
          adjusted, Bonett and Price 2012: -45.97 to 45.97
          wald, the textbook's: -56.00 to 56.00
        sources: Reichheld 2003; Tango 1998; Bonett and Price 2012
        """)
  }

  @Test func `weights count each answer for several, and say how many answers are left of it`() {
    let asking = Asking(verb: "nps", item: "score", options: ["weight": [.column("weight")]])
    #expect(
      asking.transcript(.answers) == """
        answers,unanswered,promoters,passives,detractors,nps,low,high
        6,2,4.0000,1.0000,4.0000,0.0000,-66.3084,66.3084
        facts
        name,group,value
        effective_answers,,4.3784
        note: 2 of 9 rows left out because score is missing
        note: 1 of 9 rows left out because weight is missing
        note: there are only 6 answers: read the interval, not the number
        """)
  }

  @Test func `one answer for each customer, whatever the order of the rows`() {
    let asking = Asking(
      verb: "nps", item: "score", groups: ["region"], options: ["each": [.word("latest")]],
      roles: [.customer: "who", .date: "day"])
    let expected = """
      region,answers,unanswered,promoters,passives,detractors,nps,low,high
      north,2,0,1,1,0,50.0000,-48.6430,90.5469
      south,1,1,0,0,1,-100.0000,-100.0000,58.6901
      facts
      name,group,value
      nps,,0.0000
      answers,,3.0000
      chi_squared,,3.0000
      degrees,,2.0000
      p,,0.2231
      note: each: latest took 4 of 8 rows, one a customer
      note: 1 of 8 rows left out because the customer is missing
      note: 1 of 8 rows left out because the date is missing
      note: 1 customer gave different answers on the latest day: the lowest of them counts
      note: 1 of 4 rows left out because score is missing
      note: region "north" has 2 answers: too few to rank (fewer than 30)
      note: region "south" has 1 answer: too few to rank (fewer than 30)
      """
    #expect(asking.transcript(.surveys) == expected)
    let reversed = Table.surveys.gathered(at: (0..<8).reversed())
    #expect(asking.transcript(reversed) == expected)
  }

  @Test func `answers of another scale, off the scale or in fractions are refused by name`() {
    let stars = Table.scores((0..<40).map { .whole($0 % 5 + 1) })
    let odd = Table.scores([.decimal(7.5), .decimal(11), .decimal(11), .decimal(9), .decimal(-1)])
    let low = RowCondition(
      CheckedExpression(
        .operation(
          .lessOrEqual,
          [
            CheckedExpression(.column("score"), ColumnType(.whole)),
            CheckedExpression(.constant(.whole(5)), ColumnType(.whole)),
          ]), ColumnType(.truth)), text: "score <= 5")
    let full = Table.scores((0..<44).map { .whole($0 % 11) })
    let scale = { (low: Double, high: Double) in
      ["scale": [CheckedOption.number(low), .number(high)]]
    }
    let errors = [
      Asking(verb: "nps", item: "score").transcript(stars),
      Asking(verb: "nps", item: "score").transcript(odd),
      Asking(verb: "nps", item: "score", options: scale(0, 5)).transcript(stars),
      Asking(verb: "csat", item: "score").transcript(full),
      Asking(verb: "csat", item: "score", options: ["boxes": [.whole(5)]]).transcript(stars),
      Asking(verb: "nps", item: "score", options: ["each": [.word("first")]]).transcript(stars),
    ]
    #expect(
      errors.joined(separator: "\n") == """
        M1 nps wants answers from 0 to 10, but `score` runs from 1 to 5
        did you mean:  csat score      (or, if these are 0–10 answers:  scale: 0, 10)
        M2 4 of 5 answers in `score` are not on the scale 0 to 10: -1 (1), 7.5 (1), 11 (2)
        leave them out with:  filter score in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) | nps score
        M3 nps is defined for the scales 0, 10 and 1, 10, not for 0 to 5
        for other scales:  csat score scale: 0, 5
        M2 24 of 44 answers in `score` are not on the scale 1 to 5: 0 (4), 6 (4), 7 (4), 8 (4), \
        9 (4) and 1 more
        say which scale was asked:  csat score scale: 0, 10
        M3 `boxes: 5` leaves no answer unsatisfied on the scale 1 to 5
        take fewer, at most  boxes: 4
        R1 `each: first` needs to know the customer and the date to choose one answer a customer
        say it once for the table with:  role customer = …
        say it once for the table with:  role date = …
        """)
    let answers = [
      Asking(verb: "nps", item: "score", options: scale(0, 10)).answer(stars).answer,
      Asking(verb: "nps", item: "score", filter: low).answer(full).answer,
      Asking(verb: "nps", item: "score").answer(.scores([.whole(3), .whole(4)])).answer,
    ]
    #expect(answers.allSatisfy { $0 != nil })
  }

  @Test func `the top boxes of a scale are the satisfied`() {
    let stars = Table.scores((0..<40).map { .whole($0 % 5 + 1) } + [.missing])
    #expect(
      Asking(verb: "csat", item: "score", explain: true).transcript(stars) == """
        answers,unanswered,satisfied,csat,low,high
        40,1,16,0.4000,0.2635,0.5540
        note: 1 of 41 rows left out because score is missing
        csat = answers from 4 to 5 / answers; the scale is 1 to 5
          all: 16 / 40 = 40.00%
        the answers of all: 1: 8, 2: 8, 3: 8, 4: 8, 5: 8
        the readings side by side for all:
          boxes: 1: 20.00%
          boxes: 2: 40.00% (chosen)
          boxes: 3: 60.00%
          the mean: 3.000
        the 95% intervals side by side for all:
          Wilson 1927: 26.35% to 55.40% (chosen)
          Clopper–Pearson 1934, exact: 24.86% to 56.67%
          Agresti–Coull 1998: 26.32% to 55.43%
          plus four: 26.38% to 55.44%
          Jeffreys: 25.95% to 55.44%
          Wald, the textbook's: 24.82% to 55.18%
        """)
  }
}

extension Table {
  /// Nine answers of two regions and of one nobody knows.
  fileprivate static let answers = Table(
    fields: [Field("region", .text), Field("score", .whole), Field("weight", .decimal)],
    rows: [
      [.text("north"), .whole(10), .decimal(2)], [.text("south"), .whole(6), .missing],
      [.text("north"), .whole(9), .decimal(2)], [.text("south"), .whole(0), .decimal(1)],
      [.text("north"), .missing, .decimal(1)], [.text("south"), .whole(7), .decimal(0.5)],
      [.text("north"), .whole(8), .decimal(0.5)], [.text("north"), .whole(3), .decimal(3)],
      [.missing, .missing, .decimal(1)],
    ])

  /// Eight surveys of four customers, some of them on one day, undated or of nobody.
  fileprivate static let surveys: Table = {
    func day(_ day: Int32) -> Value { .date(CalendarDate(days: day)) }
    return Table(
      fields: [
        Field("who", .text), Field("day", .date), Field("score", .whole), Field("region", .text),
      ],
      rows: [
        [.text("a"), day(1), .whole(2), .text("north")],
        [.text("a"), day(9), .whole(9), .text("north")],
        [.text("b"), day(5), .whole(9), .text("south")],
        [.text("b"), day(5), .whole(7), .text("north")],
        [.text("c"), .missing, .missing, .text("south")],
        [.missing, day(3), .whole(1), .text("south")],
        [.text("d"), day(2), .whole(3), .text("south")],
        [.text("d"), .missing, .whole(10), .text("south")],
      ])
  }()

  /// A column of scores.
  fileprivate static func scores(_ values: [Value]) -> Table {
    let type = values.first { $0.type == .decimal }?.type ?? .whole
    return Table(fields: [Field("score", type)], rows: values.map { [$0] })
  }
}
