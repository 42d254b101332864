/// Mistakes in words and steps out of place, as they are shown; the second line of each is what was typed.
enum StepMistakes {
  static let transcript = #"""
    error N2: I do not know the verb `where`
      where spend > 100
      ^^^^^
      in this language that is `filter`

    error N2: I do not know the verb `where`
      customers | where spend > 100
                  ^^^^^
      in this language that is `filter`

    error P20: a line cannot start with `by`: it belongs to the line before
      by region
      ^^
      put it at the end of that line, or end that line with \ to go on in the next

    error P20: a line cannot start with `and`: it belongs to the line before
      and spend > 3
      ^^^
      put it at the end of that line, or end that line with \ to go on in the next

    error P20: a line cannot start with the option `top:`; it belongs to a step
      top: 10
      ^^^
      put it at the end of that line, or end that line with \ to go on in the next

    error N2: I do not know the verb `fliter`
      fliter spend > 3
      ^^^^^^
      did you mean `filter`?

    error N2: I do not know the verb `fliter`
      customers | fliter spend > 3
                  ^^^^^^
      did you mean `filter`?

    error N2: I do not know the verb `customers`
      customers filter spend > 3
      ^^^^^^^^^
      if `customers` is a table, put | behind it:  customers | filter …

    error N2: I do not know the verb `x`
      x = 5
      ^
      name a result with:  let x = …  ; a condition with:  segment x = …

    error P5: `take` has no use for `by`
      take 10 by region
              ^^
      `take` takes no such words; the next step starts with |

    error P6: `nps` has no option `sclae:`
      nps sclae: 0, 10
          ^^^^^
      did you mean `scale`?

    error P6: `nps` has no option `zzz:`
      nps zzz: 3
          ^^^
      `nps` takes `rule:`, `scale:`, `each:`

    error P9: nothing stands directly behind `describe`
      describe region
               ^^^^^^
      the next step starts with |

    error P6: `describe` has no option `top:`
      describe top: 3
               ^^^
      `describe` takes no options

    error P17: items of `take` take no names
      take n = 5
           ^
      take away the name and the =

    error P9: `take` takes one item here
      take 5, 6
              ^
      take away what follows the comma

    error P16: a comparison stands in brackets here, since = gives a name
      derive vip = tier = "gold"
                   ^^^^^^^^^^^^^
      write it as:  vip = (tier = "gold")

    error P16: a comparison stands in brackets here, since = gives a name
      derive vip = spend > 100
                   ^^^^^^^^^^^
      write it as:  vip = (spend > 100)

    error P16: a comparison stands in brackets here, since = gives a name
      summarize count() by spend > 100
                           ^^^^^^^^^^^
      write it as:  (spend > 100)

    error P5: `derive` has no use for `by`
      derive by = 3
             ^^
      `derive` takes no such words; the next step starts with |

    error P5: `sort` has no use for `by`
      sort spend desc by region
                      ^^
      `sort` takes no such words; the next step starts with |

    error P6: `nps` has no option `top:`
      nps top: 3 by region
          ^^^
      `nps` takes `rule:`, `scale:`, `each:`

    error P7: `by` cannot stand behind an option
      nps rule: standard by region
                         ^^
      options stand at the end of a step: put `by` before them

    error P8: `rule:` stands here a second time
      nps rule: standard rule: below6
                         ^^^^
      write it once; several values are separated by commas

    error P8: `by` stands here a second time
      nps by a by b
               ^^
      write it once; several values are separated by commas

    error P19: a file name stands in quotes
      load customers.csv
           ^^^^^^^^^^^^^
      write it as:  "customers.csv"

    error P6: `load` has no option `top:`
      load "a.csv" top: 3
                   ^^^
      `load` takes `header:`, `blank:`

    error P14: `load` starts no pipe
      load "a.csv" | take 3
                   ^
      put what follows on a line of its own

    error P14: `load` starts a line of its own; it is no step of a pipe
      let x = load "a"
              ^^^^
      put it on a line of its own

    error P17: `asc` stands only behind the keys of a sort
      filter spend asc
                   ^^^
      sort in a step of its own:  | sort x asc

    error P14: `use` starts a line of its own; it is no step of a pipe
      customers | use x
                  ^^^
      put it on a line of its own

    error P19: a value for file stands in quotes
      export foo.csv
             ^^^^^^^
      write it as:  "foo.csv"

    error N2: I do not know the verb `top`
      top 5
      ^^^
      in this language that is `take`

    error N2: I do not know the verb `group`
      group by region
      ^^^^^
      in this language that is `summarize`

    error N2: I do not know `select … from …`
      select a, b from orders where x = 3 order by a desc limit 5
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      in this language that is:  orders | filter x = 3 | sort a desc | take 5 | select a, b

    error N2: I do not know `select … from …`
      select * from orders
      ^^^^^^^^^^^^^^^^^^^^
      in this language that is:  orders

    error N2: I do not know `select … from …`
      customers | select avg(spend), region from customers group by region
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      in this language that is:  customers | summarize avg(spend) by region

    error N2: I do not know `select … from …`
      select region, round(avg(x), 1) as m, count(*) as n from t group by region having count(*) > 2
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      in this language that is:  t | summarize m = round(avg(x), 1), n = count() by region | filter n > 2

    error N2: I do not know `select … from …`
      select tier as t, sum(x) from c group by tier order by tier
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      in this language that is:  c | summarize sum(x) by t = tier | sort t

    error N2: I do not know `select … from …`
      select x as a, b from c order by a desc
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      in this language that is:  c | sort x desc | select a = x, b

    error P1: I did not expect `as` here
      customers | summarize avg(spend) as mean by region
                                       ^^
      a name stands before its formula:  name = …

    error P7: the option `top:` cannot stand here
      filter count(orders where a = 1 top: 3
                                      ^^^
      options stand at the end of a step

    error P6: `filter` has no option `date:`
      filter date: 3
             ^^^^
      `filter` takes `blank:`

    error P14: `help` starts no pipe
      help nps |
               ^
      put what follows on a line of its own

    error P6: `export` has no option `top:`
      export "x" top: 3
                 ^^^
      `export` takes no options

    error N2: I do not know the verb `members`
      members 3
      ^^^^^^^
      type `help` for the verbs
    """#
}
