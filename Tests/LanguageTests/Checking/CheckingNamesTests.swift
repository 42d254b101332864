import Testing

struct CheckingNamesTests {
  @Test func `names mean columns, then definitions, then roles, and errors say what was meant`() {
    let transcript = #"""
      > filter Region = "north"
      filter (= region "north")
      > filter 城市 = "上海" and `spend` > 5
      filter (and (= 城市 "上海") (> spend ~5))
      > filter regoin = "north"
      error N3: `customers` has no column `regoin`
        filter regoin = "north"
               ^^^^^^
        did you mean `region`?
      > filter region = north
      error N3: `customers` has no column `north`
        filter region = north
                        ^^^^^
        texts stand in quotes:  "north"
      > orders | filter region = "north"
      error N3: `orders` has no column `region`
        orders | filter region = "north"
                        ^^^^^^
        did you mean `customers.region`?
      > filter amount > 3
      error N3: `customers` has no column `amount`
        filter amount > 3
               ^^^^^^
        did you mean `sum(orders.amount)`?
        `orders` has `amount`:  orders | …   or, for the lines that follow:  use orders
      > orders | filter custmers.region = "north"
      error N1: there is no table `custmers`
        orders | filter custmers.region = "north"
                        ^^^^^^^^
        did you mean `customers`?
      > filter customers.regoin = "a"
      error N3: `customers` has no column `regoin`
        filter customers.regoin = "a"
                         ^^^^^^
        did you mean `region`?
      > filter count > 3
      error N3: `customers` has no column `count`
        filter count > 3
               ^^^^^
        `count` is a function:  count([condition])
      > segment vip = spend > 5
      + filter vip and churned
      filter (and origin{(> spend ~5)} churned)
      > segment vip = spend > 5
      + derive x = 1 | filter vip
      filter origin{(> spend ~5)}
      > segment vip = spend > 5
      + orders | filter vip
      error N3: `orders` has no column `vip`
        orders | filter vip
                        ^^^
        did you mean `customers.vip`?
      > segment vip = spend > 5
      + orders | filter customers.vip
      filter customers.{origin{(> spend ~5)}}
      > segment vip = spend > 5
      + summarize n = count() by region | filter vip
      error N5: `vip` belongs to `customers` and is gone after `summarize`
        summarize n = count() by region | filter vip
                                                 ^^^
        the rows are others now; use the segment before `summarize`
      > select region | filter spend > 5
      error N3: `customers` has no column `spend`
        select region | filter spend > 5
                               ^^^^^
        an earlier step left it out; `customers.spend` still reads it
      > select region | filter customers.spend > 5
      filter (> origin{spend} ~5)
      > summarize avg(spend) by region | filter avg(spend) > 3
      filter avg(spend) > 3=(> avg(spend) ~3)
      > orders | summarize sum(amount) by customers.region | filter customers.region = "a"
      filter (= customers.region "a")
      > role csat = spend
      + derive csat = 1 | filter csat > 1
      filter (> csat 1)
      note: `csat` is a column and a role of `customers`: the column is meant
      > segment a = b
      + segment b = a
      + filter a
      error D2: `a` is defined by itself
        segment b = a
                    ^
        a → b → a
        this is in the segment `b`
      > segment a = a and flag
      error D2: `a` is defined by itself
        segment a = a and flag
                    ^
        a → a
      > segment spend = flag
      (truth flag)
      note: `spend` is a column too: the name will mean the column
      > segment s = spend
      error T2: a condition must be true or false, but `spend` is a decimal number
        segment s = spend
                    ^^^^^
        write a comparison, such as:  spend > 0
      > measure m = spend
      error A2: `spend` has many values in a group
        measure m = spend
                    ^^^^^
        say which:  avg(spend) or sum(spend), or a group:  by spend
      > measure m = 5
      error A4: the measure `m` gathers no rows
        measure m = 5
                    ^
        a measure is an aggregate, such as:  avg(spend); a condition is a segment
      > measure half = count() / 2
      + summarize half by tier
      summarize (/ (decimal count()) ~2) (by tier)
      > measure half = avg(spend) / 2
      + derive x = 1 | summarize half by tier
      summarize (/ avg(origin{spend}) ~2) (by tier)
      > measure m = avg(spend)
      + filter m > 3
      error A1: `m` is a measure of many rows, but here each row is looked at alone
        filter m > 3
               ^
        compute it with:  summarize m by …
      > role joind = joined
      error R2: there is no role `joind`
        role joind = joined
             ^^^^^
        did you mean `joined`?
      > role joined = spend
      error T5: the role joined must be a date or a time stamp, but `spend` is a decimal number
        role joined = spend
                      ^^^^^
        take a column that is a date or a time stamp (`describe` shows the types of all)
      > role nps = nps_score
      error T5: the role nps must be a number, but `nps_score` is text
        role nps = nps_score
                   ^^^^^^^^^ 312 of 10,000 values are not numbers: "k.A." (290), "十" (22)
        read it as numbers with:  load "customers.csv" number: nps_score blank: "k.A."
      > role churned = Partner = "Yes"
      Partner
      > filter rule(1)
      filter rule(1)=(= region "north")
      > filter rule(2)
      error N9: there is no rule of this number
        filter rule(2)
               ^^^^^^^
        rule(n) is row n of the last answer of `associate`: run it, then take one of its rows
      > filter $nme = region
      error N6: there is no parameter `$nme`
        filter $nme = region
               ^^^^
        did you mean `$name`?
      > filter $name = region and region = "{$name}" and joined = $nothing
      filter (and (= "north" region) (= region "north") (isMissing joined))
      """#
    #expect(Bench.transcript(answering: transcript) == transcript)
  }
}
