/// Mistakes in what fits no form, as they are shown; the second line of each is what was typed.
enum FormulaMistakes {
  static let transcript = #"""
    error P15: two comparisons cannot be chained
      | filter 100 < spend < 500
                   ^^^^^^^^^
      write it as:  spend between 100 and 500

    error P15: two comparisons cannot be chained
      filter a = b = c
               ^^^^^
      write it as:  a = b and b = c

    error P15: two comparisons cannot be chained
      filter 500 >= spend + 1 > 100
                 ^^^^^^^^^^^^^^
      write it as:  spend + 1 between 100 and 500

    error P15: two comparisons cannot be chained
      filter a < b in (1, 2)
               ^^^^^^
      put one of them in brackets, or join them with `and`

    error P1: I expected a number, but found `five`
      take five
           ^^^^
      like this:  take 10

    error P3: this bracket is never closed
      filter (spend > 3
             ^
      put the closing ) behind what belongs inside

    error P4: this bracket closes nothing
      filter spend > 3)
                      ^
      take it away, or put the opening ( before what belongs inside

    error P1: I expected a column, a number, a date or a text, but the line ends here
      filter spend >
                    ^

    error P13: `=>` is no comparison
      filter spend => 3
                   ^^
      did you mean `>=`?

    error P13: there is no verb between these two |
      filter spend > 3 || tier = "gold"
                        ^
      | joins steps; conditions are joined with the word `or`

    error P1: I did not expect `tier` here
      filter spend > 3 tier = "gold"
                       ^^^^
      join conditions with `and` or `or`, items with a comma, steps with |

    error P1: I did not expect `"north"` here
      filter region "north"
                    ^^^^^^^
      join conditions with `and` or `or`, items with a comma, steps with |

    error P1: I did not expect `take` here
      sort spend desc, region asc take 5
                                  ^^^^
      steps are joined with |:  | take …

    error P1: I expected a value for `rule:`, but the line ends here
      nps rule:
              ^

    error P1: I expected a value for group after `by`, but the line ends here
      nps by
            ^

    error P1: I expected another group, but the line ends here
      nps by region,
                    ^

    error P1: I expected a value for value after `given`, but the line ends here
      associate with churned given
                                  ^

    error P1: I expected a file name, but the line ends here
      load
          ^
      like this:  load "customers.csv" as customers

    error P1: I expected a name, but the line ends here
      use
         ^

    error P1: I expected the end of the line, but found `customers`
      use customers customers
                    ^^^^^^^^^
      the form is:  use TABLE

    error P1: I expected a value for `threads`, but the line ends here
      set threads
                 ^
      like this:  set threads 2

    error P1: I expected a value right behind `threads`, but found `=`
      set threads = 2
                  ^
      like this:  set threads …

    error P1: I expected the end of the line, but found `x`
      tables x
             ^
      the form is:  tables

    error P1: I expected `script`, but found `foo`
      history foo
              ^^^
      like this:  history script

    error P1: I expected `last` or a pipeline, but the line ends here
      explain
             ^
      like this:  explain last

    error P1: I expected the word `not`, but found `12`
      why 12
          ^^
      like this:  why not 12

    error P1: I expected the number or the text of a rule, but the line ends here
      why not
             ^
      like this:  why not 12

    error P1: I expected a second text, but the line ends here
      remark "a"
                ^
      like this:  remark "c-1" "called"

    error P1: I expected `=`, but the line ends here
      run "x.loy" month
                       ^
      like this:  month = 2026-01

    error P1: I expected a number, a date or a text, but found `x`
      run "x.loy" month = x
                          ^
      like this:  "x"

    error P1: I expected `=`, but the line ends here
      segment vip
                 ^
      like this:  segment vip = spend > 1000

    error P1: I expected `=`, but found `spend`
      segment vip spend > 3
                  ^^^^^
      like this:  segment vip = spend > 1000

    error P1: I expected the name of the segment, but found `=`
      segment = 3
              ^

    error P2: I expected the name of the segment, but `by` is a word of the language
      segment by = 3
              ^^
      if it is a name, write it in backticks:  `by`

    error P1: I expected `=`, but the line ends here
      let x
           ^
      like this:  let best = customers | filter spend > 100

    error P1: I expected a table or a verb, but the line ends here
      let x = 
             ^
      like this:  let best = customers | filter spend > 100

    error P1: I expected one of the types text, number, date, period, truth, column, but found `foo`
      param month as foo
                     ^^^

    error P1: I expected a number, a date or a text, but found `x`
      param month = x
                    ^
      like this:  "x"

    error P1: I expected the name of the parameter, but found `3`
      param 3
            ^

    error P1: I expected the word `to`, but found `b`
      link a b
             ^
      like this:  link orders to customers on customer_id

    error P1: I expected the word `on`, but the line ends here
      link a to b
                 ^
      like this:  link orders to customers on customer_id

    error P10: `in last` needs a number before the unit
      filter spend in last month
                           ^^^^^
      write it as:  in last 1 month  or  in previous month

    error P10: a window needs a length of at least 1
      filter spend in last 0 days
                           ^^^^^^
      like this:  in last 30 days

    error P10: a length of time needs a whole number
      filter joined in last 2.5 days
                            ^^^^^^^^
      write it in smaller units:  36 hours

    error P10: a length of time goes up to 100,000 units
      filter joined > asof - 200000 days
                             ^^^^^^^^^^^
      write it in larger units:  20 years

    error P1: I expected the word `missing`, but found `null`
      filter x is null
                  ^^^^
      like this:  region is missing

    error P1: I expected the word `with`, but found `"A"`
      filter name starts "A"
                         ^^^
      like this:  name starts with "A"

    error P1: I expected the word `and`, but the line ends here
      filter x between 1
                        ^
      like this:  spend between 100 and 500

    error P13: `*` is no argument
      filter count(*) > 3
                   ^
      write it as:  count()

    error P1: I expected a value before `)`, but found `)`
      filter count(orders where) > 3
                               ^

    error P15: two comparisons cannot be chained
      filter count(orders where amount > 5 > 3
                                       ^^^^^
      write it as:  5 between 3 and amount

    error P13: there is no verb between these two |
      customers | | nps
                  ^
      | joins steps; conditions are joined with the word `or`

    error P1: I expected a verb, but the line ends here
      customers |
                 ^
      like this:  customers | filter spend > 100 | nps by region

    error P1: I did not expect `"b.csv"` here
      export "a.csv" "b.csv"
                     ^^^^^^^
      join conditions with `and` or `or`, items with a comma, steps with |

    error P1: I expected the name of a table, but found `"a"`
      append "a"
             ^^^

    error P1: I expected a column, a number, a date or a text, but the line ends here
      nps score and
                   ^

    error P1: I did not expect `where` here
      filter spend > 100 where x
                         ^^^^^
      rows are chosen with:  | filter …

    error P1: I expected a number, but the line ends here
      nps scale: -
                  ^

    error P1: I expected a verb, but the line ends here
      |
       ^
      like this:  customers | filter spend > 100 | nps by region

    error P1: I expected a table, a verb or a command, but found `"abc"`
      "abc"
      ^^^^^

    error P1: I expected a table, a verb or a command, but found `3`
      3 + 4
      ^

    error P1: I expected a table, a verb or a command, but found `(`
      (a)
      ^

    error P1: I expected the end of the line, but found `now`
      quit now
           ^^^
      the form is:  quit

    error P1: I expected a number, a date or a text, but the line ends here
      param x as number =
                         ^

    error P1: I expected a column, a number, a date or a text, but the line ends here
      filter not
                ^

    error P1: I did not expect `not` here
      filter x not 3
               ^^^
      join conditions with `and` or `or`, items with a comma, steps with |

    error P1: I expected a value, but found `not`
      filter x = not y
                 ^^^
      like this:  not (…), with brackets

    error P1: I did not expect `,` here
      filter (a, b) = 3
               ^
    """#
}
