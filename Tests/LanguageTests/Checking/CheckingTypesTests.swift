import Testing

struct CheckingTypesTests {
  @Test func `operators take the types that fit, and errors say how to make them fit`() {
    let transcript = #"""
      > filter spend > 100
      filter (> spend ~100)
      > filter visits > spend
      filter (> (decimal visits) spend)
      > filter nps_score > 9
      error T1: `nps_score` is text, so `>` cannot compare it with 9
        filter nps_score > 9
               ^^^^^^^^^ 312 of 10,000 values are not numbers: "k.A." (290), "十" (22)
        read it as numbers with:  load "customers.csv" number: nps_score blank: "k.A."
      > filter region = 5
      error T1: `region` is text, so `=` cannot compare it with 5
        filter region = 5
               ^^^^^^ 9,988 of 10,000 values are not numbers
      > filter 城市 = 5
      error T1: `城市` is text, so `=` cannot compare it with 5
        filter 城市 = 5
               ^^^^
        make a number of it with:  number(城市)
      > filter joined = "2026-01-31"
      error T1: `joined` is a date, so `=` cannot compare it with "2026-01-31"
        filter joined = "2026-01-31"
               ^^^^^^
        write it without quotes:  2026-01-31
      > filter region = "nroth"
      filter (= region "nroth")
      note: no row has region "nroth"; did you mean "north"?
      > filter region in ("north", "sooth", missing)
      filter region in ("north", "sooth", missing)=(or (isOneOf region "north" "sooth") (isMissing region))
      note: no row has region "sooth"; did you mean "south"?
      > filter visits in (1, 2, 3) and visits in (1, 2.5)
      filter visits in (1, 2, 3) and visits in (1, 2.5)=(and (isOneOf visits 1 2 3) (or (= visits 1) (= (decimal visits) ~2.5)))
      > filter flag
      filter (truth flag)
      > filter visits
      error T2: a condition must be true or false, but `visits` is a whole number
        filter visits
               ^^^^^^
        write a comparison, such as:  visits > 0
      > filter region
      error T2: a condition must be true or false, but `region` is text
        filter region
               ^^^^^^
        write a comparison, such as:  region = "north"
      > filter Partner and not Partner
      filter (and Partner (not Partner))
      > filter Partner = "Yes" or Partner != "yes"
      filter (or Partner (not Partner))
      > filter Partner in ("Yes", "No")
      filter Partner in ("Yes", "No")=(or Partner (not Partner))
      > filter Partner = "Maybe"
      error T8: the only values here are "Yes" and "No"
        filter Partner = "Maybe"
                         ^^^^^^^
      > filter churned = 1 and flag = true
      filter (and (= churned true) (= (truth flag) true))
      > filter churned = 2
      error T1: `churned` is true/false, so `=` cannot compare it with 2
        filter churned = 2
               ^^^^^^^
        write just:  churned   or:  not churned
      > filter churned < true
      error T7: true and false have no order, so `<` cannot compare them
        filter churned < true
               ^^^^^^^^^^^^^^
        write the condition itself, or `not` before it
      > filter region = missing or region != missing
      filter (or (isMissing region) (not (isMissing region)))
      > filter region > missing
      error T7: nothing is `>` missing
        filter region > missing
               ^^^^^^^^^^^^^^^^
        write:  region is missing
      > filter spend / 2 > $least
      filter (> (/ spend ~2) ~5)
      > filter 5 - 3 = visits
      filter (= 2 visits)
      > filter 9223372036854775807 + 1 > visits
      filter (> (+ 9223372036854775807 1) visits)
      > filter 1 / 0 > visits
      filter (> (/ ~1 ~0) (decimal visits))
      > filter spend not between 1 and 5% and not (flag or churned)
      filter spend not between 1 and 5% and not (flag or churned)=(and (not (and (>= spend ~1) (<= spend ~0.05))) (not (or (truth flag) churned)))
      > filter region contains "or" and not tier starts with "g"
      filter (and (contains region "or") (not (starts with tier "g")))
      > filter spend contains "a"
      error T4: `contains` looks into texts, but `spend` is a decimal number
        filter spend contains "a"
               ^^^^^
        make a text of it with:  text(spend)
      > derive x = "a" + region, y = -spend
      derive x=(join "a" region) y=(negate spend)
      > derive y = region + 1
      error T3: `+` cannot work on text and a whole number
        derive y = region + 1
                   ^^^^^^
        texts are joined with texts:  text(1)
      > derive x = joined + 1
      error T3: `+` cannot work on a date and a whole number
        derive x = joined + 1
                   ^^^^^^
        a date moves by a length of time, such as:  joined + 30 days
      > derive z = churned + 1
      error T3: `+` cannot work on true/false and a whole number
        derive z = churned + 1
                   ^^^^^^^
        make a number of it with:  if(churned, 1, 0)
      > derive x = missing, y = 2026-01
      derive x=missing y=[2026-01-01]
      > filter spend > 100 or regoin = 1
      error N3: `customers` has no column `regoin`
        filter spend > 100 or regoin = 1
                              ^^^^^^
        did you mean `region`?
      """#
    #expect(Bench.transcript(answering: transcript) == transcript)
  }
}
