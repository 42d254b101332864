import Testing

struct VerbsTests {
  private let people = AskingSession(
    "people",
    """
    id,region,tier,spend,age,joined
    a1,north,gold,10.5,30,2025-01-01
    a2,north,silver,20.25,30,2025-01-03
    a3,south,gold,30,41,2025-02-01
    a4,south,,,52,
    a5,south,gold,7.75,,2025-03-01
    """)

  @Test func `describe profiles columns of every type`() {
    #expect(
      people.answer("describe") == """
        column,type,unknown,distinct,least,quartile_1,median,quartile_3,greatest,mean,histogram,top,summary
        id,text,0,5,,,,,,,,,every value is different
        region,text,0,2,,,,,,,,south (3), north (2),south 60%, north 40%
        tier,text,1,2,,,,,,,,gold (3), silver (1),gold 75%, silver 25%
        spend,decimal,1,4,7.75,9.8125,15.375,22.6875,30,17.125,██▁▁▁▁█▁▁▁▁█,,██▁▁▁▁█▁▁▁▁█ 7.75 … 15.38 … 30, mean 17.12
        age,whole,1,3,30,30,35.5,43.75,52,38.25,█▁▁▁▁▁▅▁▁▁▁▅,30 (2), 41 (1), 52 (1),█▁▁▁▁▁▅▁▁▁▁▅ 30 … 35.5 … 52, mean 38.25, often 30 (2)
        joined,date,1,4,2025-01-01,2025-01-01,2025-01-03,2025-02-01,2025-03-01,,█▁▁▁▁▁▅▁▁▁▁▅,,█▁▁▁▁▁▅▁▁▁▁▅ 2025-01-01–2025-03-01, half by 2025-01-03
        """)
  }

  @Test(arguments: [
    // Numbers alone stay numbers, and a formula can be described.
    (
      "filter region = \"north\" | describe twice = spend * 2 | select least, median, greatest",
      "least,median,greatest\n21,30.75,40.5"
    ),
    (
      "tabulate region, tier",
      """
      region,tier,count,row_share,column_share
      north,gold,1,0.5,0.3333333333333333
      north,silver,1,0.5,1
      north,,0,0,0
      south,gold,2,0.6666666666666666,0.6666666666666666
      south,silver,0,0,0
      south,,1,0.3333333333333333,1
      facts: chi_squared,,1.3333333333333333 | degrees,,1 | p,,0.2482130789899236 | cramers_v,,0.5773502691896257
      note: the test leaves out 1 of 5 rows because a value is missing
      note: the test is rough: the smallest expected count is 0.5, below 5
      """
    ),
    ("pivot n = count() by region, tier", "region,gold,silver,missing\nnorth,1,1,0\nsouth,2,0,1"),
    ("pivot avg(spend) by tier", "gold,silver,missing\n16.083333333333332,20.25,"),
    (
      "pivot sum(spend) by gold = region, tier",
      "gold,gold_2,silver,missing\nnorth,10.5,20.25,0\nsouth,37.75,0,0"
    ),
    ("pivot count() by region, tier | filter gold > 1 | select region", "region\nsouth"),
  ])
  func `tables of counts and figures`(line: String, answer: String) {
    #expect(people.answer(line) == answer)
  }

  @Test(arguments: [
    ("count by tier | plot", "gold=3.0; silver=1.0; (missing)=1.0"),
    (
      "pivot count() by region, tier | plot",
      "north · gold=1.0; north · silver=1.0; north · missing=0.0; "
        + "south · gold=2.0; south · silver=0.0; south · missing=1.0"
    ),
    (
      "summarize avg(spend) by month(joined) | plot",
      "2025-01=15.375; 2025-02=30.0; 2025-03=7.75; (missing)=–"
    ),
    ("take 2 | plot", "V8 several columns could be drawn: spend, age"),
    ("take 2 | plot value: age", "a1=30.0; a2=30.0"),
    ("select region | plot", "V6 the result has no column of numbers to draw"),
  ])
  func `plot labels bars by groups`(line: String, bars: String) {
    #expect(people.answer(line) == bars)
  }
}
