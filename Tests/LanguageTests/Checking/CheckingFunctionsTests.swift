import Testing

struct CheckingFunctionsTests {
  @Test func `functions take what they declare, aggregates stand where groups are`() {
    let transcript = #"""
      > filter avg(spend) > 3
      error A1: `avg` looks at many rows, but here each row is looked at alone
        filter avg(spend) > 3
               ^^^^^^^^^^
        compute it first:  summarize avg(spend) by …   then:  | filter avg(spend) > …
      > segment a = spend > avg(visits)
      error A1: `avg` looks at many rows, but here each row is looked at alone
        segment a = spend > avg(visits)
                            ^^^^^^^^^^^
        compute it first:  summarize avg(visits) by …   then:  | filter avg(visits) > …
      > summarize n = count(), avg(spend), share(churned), round(avg(spend), 1) by region, tier
      summarize n=count() avg(spend)=avg(spend) share(churned)=share(churned) round(avg(spend), 1)=round(avg(spend), 1) (by region tier)
      > summarize count(where spend > 5), count(flag) by month(joined)
      summarize count(where spend > 5)=count() where (> spend ~5) count(flag)=count((truth flag)) (by month(joined)=month(joined))
      > summarize count(customers where flag), avg(customers.spend), avg(churned), sum(visits)
      summarize count(customers where flag)=count() where (truth flag) avg(customers.spend)=avg(spend) avg(churned)=avg((whole churned)) sum(visits)=sum(visits)
      > summarize region
      error A2: `region` has many values in a group
        summarize region
                  ^^^^^^
        say which:  distinct(region), or a group:  by region
      > summarize spend + 1
      error A2: `spend` has many values in a group
        summarize spend + 1
                  ^^^^^
        say which:  avg(spend) or sum(spend), or a group:  by spend
      > summarize churned
      error A2: `churned` has many values in a group
        summarize churned
                  ^^^^^^^
        say which:  share(churned) or count(where churned), or a group:  by churned
      > summarize avg(avg(spend))
      error A3: `avg` cannot stand inside `avg`: both gather the same rows
        summarize avg(avg(spend))
                      ^^^^^^^^^^
        do it in two steps:  summarize x = avg(…) by … | summarize avg(x)
      > summarize cuont()
      error N4: there is no function `cuont`
        summarize cuont()
                  ^^^^^
        did you mean `count`?
      > summarize Mean(spend)
      error N4: there is no function `Mean`
        summarize Mean(spend)
                  ^^^^
        in this language that is `avg`
      > summarize a = avg(spend), a = count()
      error V4: two columns of the result are called `a`
        summarize a = avg(spend), a = count()
                                      ^^^^^^^
        give one another name:  x = …
      > filter rank(spend) < 3
      error K5: `rank` looks at rows in their order, which only `derive` keeps
        filter rank(spend) < 3
               ^^^^
        name it first:  derive x = rank(value)   then use:  x
      > derive r = rank(spend)
      derive r=rank(spend)
      > derive b = bucket(spend, 1, 2 * 3, -4)
      derive b=bucket(spend, 1, 6, -4)
      > derive b = bucket(spend, visits)
      error K3: `bucket` wants the same cut for every row, written out
        derive b = bucket(spend, visits)
                                 ^^^^^^
        form:  bucket(number, cut, …)
      > derive x = round()
      error K1: `round` takes 1 to 2 arguments, not 0
        derive x = round()
                   ^^^^^^^
        form:  round(number[, digits])
      > derive x = round(region)
      error K2: `round` wants a number, but `region` is text
        derive x = round(region)
                         ^^^^^^ 9,988 of 10,000 values are not numbers
        form:  round(number[, digits])
      > derive x = round(spend, 1.5)
      error K2: `round` wants a whole number as digits, but `1.5` is a decimal number
        derive x = round(spend, 1.5)
                                ^^^
        form:  round(number[, digits])
      > derive x = round(spend, 2.0), y = sqrt(visits), z = months(joined, seen)
      derive x=round(spend, 2) y=sqrt((decimal visits)) z=months((timestamp joined), seen)
      > derive x = lower(spend)
      error K2: `lower` wants text, but `spend` is a decimal number
        derive x = lower(spend)
                         ^^^^^
        make a text of it with:  text(spend)
        form:  lower(text)
      > derive x = lower(region where flag)
      error K4: `where` stands only in functions of many rows; `lower` is none
        derive x = lower(region where flag)
                                      ^^^^
        form:  lower(text)
      > derive x = if(flag, 1, 2.5), y = if(churned, "a", missing)
      derive x=if((truth flag), ~1, ~2.5) y=if(churned, "a", missing)
      > derive x = if(churned, 1, "a")
      error K2: the values of `if` must have one type: `"a"` is text, the one before is a whole number
        derive x = if(churned, 1, "a")
                                  ^^^
        text(…) makes a text of anything
      > derive x = case(spend > 5, "a", flag, "b", "c"), y = coalesce(ended, seen)
      derive x=case((> spend ~5), "a", (truth flag), "b", "c") y=coalesce((timestamp ended), seen)
      > derive x = coalesce(missing, missing), y = coalesce(missing, 2026-01, joined)
      derive x=coalesce(missing, missing) y=coalesce(missing, [2026-01-01], joined)
      """#
    #expect(Bench.transcript(answering: transcript) == transcript)
  }
}
