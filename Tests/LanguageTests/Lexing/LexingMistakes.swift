/// Mistakes in what makes no token, as they are shown; the second line of each is what was typed.
enum LexingMistakes {
  static let transcript = #"""
    error L1: this text starts with " but never ends
      customers | filter 城市 = "上海 | count
                                ^
      put the closing " at the end of the text

    error L3: `&&` means nothing here
      filter spend > 3 && tier = "gold"
                       ^^
      conditions are joined with the word `and`

    error L3: `!` means nothing here
      filter !churned
             ^
      use the word `not`, or `!=` for different

    error L3: `[` means nothing here
      filter [a]
             ^
      use round brackets: ( )
    error L3: `]` means nothing here
      filter [a]
               ^
      use round brackets: ( )

    error L5: this number is too large
      filter x = 99999999999999999999
                 ^^^^^^^^^^^^^^^^^^^^
      whole numbers go up to 9,223,372,036,854,775,807; a key of that length is a text: "…"

    error L5: this number is too large
      filter x = 1e999
                 ^^^^^
      whole numbers go up to 9,223,372,036,854,775,807; a key of that length is a text: "…"

    error L4: there is no date or period `2026-02-30`
      filter d > 2026-02-30
                 ^^^^^^^^^^
      dates are written 2026-01-31, 2026-01, 2026-Q1, 2026-W05 or 2026-01-31T10:20
      for a difference of numbers put blanks around the -

    error L4: there is no date or period `2026-1-5`
      filter d > 2026-1-5
                 ^^^^^^^^
      write it with two digits:  2026-01-05
      for a difference of numbers put blanks around the -

    error L4: there is no date or period `2026-3`
      filter d >= 2026-3
                  ^^^^^^
      write it with two digits:  2026-03
      for a difference of numbers put blanks around the -

    error L7: `1,050,000` is 3 numbers: a comma separates values
      filter x in (2, 1,050,000)
                      ^^^^^^^^^
      write it as:  1050000   or:  1_050_000

    error L4: there is no date or period `2026-13`
      filter d = 2026-13
                 ^^^^^^^
      dates are written 2026-01-31, 2026-01, 2026-Q1, 2026-W05 or 2026-01-31T10:20
      for a difference of numbers put blanks around the -

    error L6: `\q` means nothing in a text
      filter t = "a\qb"
                   ^^
      known are \" \' \\ \n \t and \{ ; a backslash itself is written \\

    error L6: `{$` in a text starts a parameter, but none follows
      filter t = "a{$b"
                   ^^^
      like this:  "nps-{$month}.csv" ; as plain characters write \{$

    error L3: a parameter needs a name right after $
      filter $ > 3
             ^
      like this:  $month

    error L2: this name starts with ` but never ends
      filter `abc > 3
             ^
      put the closing ` at the end of the name

    error L2: there is no name between these backticks
      filter `` > 3
             ^^
      write the name between them, or take them away

    error L3: `_` means nothing here
      filter _id = 3
             ^
      a name starts with a letter; others stand in backticks: `_id`

    error L3: `🙂` means nothing here
      filter 🙂 = 3
             ^^
      a name with such a character stands in backticks: `…`
    """#
}
