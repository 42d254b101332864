import Testing

struct CheckingStepsTests {
  @Test
  func `steps take the items, clauses and options that their verb declares, and roles stand in`() {
    let transcript = #"""
      > select region, tier
      select col:region col:tier
      > select not region, tier
      select -region -tier
      > select region, not tier
      error V2: `not` stands once, before the first column to leave out
        select region, not tier
                       ^^^^^^^^
        write:  select not a, b   or:  select a, b
      > select city = region, up = lower(region)
      select city=col:region up=lower(region)
      > select regio
      error N3: `customers` has no column `regio`
        select regio
               ^^^^^
        did you mean `region`?
      > rename city = Region
      rename city=col:region
      > rename x = lower(region)
      error V2: a column is wanted here, not a formula
        rename x = lower(region)
                   ^^^^^^^^^^^^^
        give the formula a name first:  derive x = lower(region)
      > sort spend desc, lower(region)
      sort spend desc lower(region)=lower(region) asc
      > take 10
      take 10
      > append orders
      append table:orders
      > append ordrs
      error N1: there is no table `ordrs`
        append ordrs
               ^^^^^
        did you mean `orders`?
      > export "nps-{$month}.csv"
      export "nps-2026-01.csv"
      > plot bar
      plot word:bar
      > plot pie
      error V3: `pie` is no chart
        plot pie
             ^^^
        one of: bar, line
      > csat by region
      csat csat_score! (by region)
      > nps
      error R1: `nps` needs SCORE, and the role nps of `customers` is not known
        nps
        ^^^
        columns that could be it: `nps_score`, `spend`, `visits`, `csat_score`, `flag`
        say once which:  role nps = nps_score   or here:  nps nps_score
      > nps region
      error T5: score must be a number, but `region` is text
        nps region
            ^^^^^^ 9,988 of 10,000 values are not numbers
        take a column that is a number (`describe` shows the types of all)
      > summarize count() by region | csat
      error R1: `csat` needs SCORE, and the role csat of the result of `summarize` is not known
        summarize count() by region | csat
                                      ^^^^
        columns that could be it: `count()`
        say which column:  csat `count()`
      > nps csat_score by region, region
      error V4: two columns of the result are called `region`
        nps csat_score by region, region
                                  ^^^^^^
        give one another name:  x = …
      > nps csat_score scale: 0, 10 weight: spend level: 90% top: all
      nps csat_score level:~0.9 scale:~0,~10 top:all weight:spend
      > nps csat_score within: 30 days since: 2026-01 keep: Region, tier title: "x" words: a, "b"
      nps csat_score keep:col:region,col:tier since:[2026-01] title:"x" within:30 days words:"a","b"
      > nps csat_score top: $least since: 2026
      nps csat_score since:[2026] top:5
      > nps csat_score scale: 0
      error O3: `scale:` wants 2 values, not 1
        nps csat_score scale: 0
                       ^^^^^^^^
        commas stand between values
      > nps csat_score level: 2
      error O3: `level:` wants a number from 0 to 1 (it is 95% unless you say so)
        nps csat_score level: 2
                              ^
        such as:  level: 95%
      > nps csat_score top: al
      error O3: `top:` wants a whole number from 1 to 1000, all
        nps csat_score top: al
                            ^^
        did you mean `all`?
      > nps csat_score weight: spnd
      error N3: `customers` has no column `spnd`
        nps csat_score weight: spnd
                               ^^^^
        did you mean `spend`?
      > nps csat_score keep: regio
      error N3: `customers` has no column `regio`
        nps csat_score keep: regio
                             ^^^^^
        did you mean `region`?
      > nps csat_score within: 3
      error O3: `within:` wants a length of time, such as 30 days
        nps csat_score within: 3
                               ^
      > nps spnd by regio scale: 3
      error N3: `customers` has no column `spnd`
        nps spnd by regio scale: 3
            ^^^^
        did you mean `spend`?
      error N3: `customers` has no column `regio`
        nps spnd by regio scale: 3
                    ^^^^^
        did you mean `region`?
      error O3: `scale:` wants 2 values, not 1
        nps spnd by regio scale: 3
                          ^^^^^^^^
        commas stand between values
      > associate
      associate (with churned!)
      > associate behaviours, region, spend > 5, not churned
      associate word:behaviours col:region (> spend ~5) (not churned) (with churned!)
      > associate by behaviours
      error N3: `customers` has no column `behaviours`
        associate by behaviours
                     ^^^^^^^^^^
        columns: `customer_id`, `region`, `tier`, `spend`, `visits`, `nps_score`, `csat_score`, `joined`, …
      > cohort by month(joined) on orders.date
      cohort (by month(joined)=month(joined)) (on orders*(date))
      > cohort by month(joined) on joined
      cohort (by month(joined)=month(joined)) (on joined)
      > cohort by month(joined)
      error C3: `cohort` needs `on`
        cohort by month(joined)
        ^^^^^^
        form:  cohort [by GROUP, …] on DATE
        add:  on DATE
      > survival
      survival (from joined!) (to ended!)
      > survival visits from joined
      survival visits (from joined) (to ended!)
      > compare churned on spend, avg(spend), nps(csat_score)
      compare churned (on spend avg(spend)=avg(spend) nps(csat_score)=nps(csat_score))
      """#
    #expect(Bench.transcript(answering: transcript) == transcript)
  }
}
