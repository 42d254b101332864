import Testing

struct CheckingDatesTests {
  @Test func `dates compare with periods, move by lengths of time and lie in windows`() {
    let transcript = #"""
      > filter joined = 2026-01
      filter (and (>= joined [2026-01-01]) (< joined [2026-02-01]))
      > filter joined = 2026-01-31
      filter (= joined [2026-01-31])
      > filter joined < 2026-01
      filter (< joined [2026-01-01])
      > filter joined <= 2026-Q1
      filter (< joined [2026-04-01])
      > filter joined > 2026
      filter (>= joined [2027-01-01])
      > filter joined >= 2025-01-01
      filter (>= joined [2025-01-01])
      > filter joined != 2026-01
      filter (or (< joined [2026-01-01]) (>= joined [2026-02-01]))
      > filter 2026-01 > joined
      filter (< joined [2026-01-01])
      > filter joined in 2026
      filter (and (>= joined [2026-01-01]) (< joined [2027-01-01]))
      > filter joined in $month
      filter (and (>= joined [2026-01-01]) (< joined [2026-02-01]))
      > filter joined in $month - 1 year
      filter (and (>= joined [2025-01-01]) (< joined [2025-02-01]))
      > filter joined in this month
      filter (and (>= joined [2026-07-01]) (< joined [2026-08-01]))
      > filter joined in previous quarter
      filter (and (>= joined [2026-04-01]) (< joined [2026-07-01]))
      > filter joined between 2025-01 and 2025-03
      filter (and (>= joined [2025-01-01]) (< joined [2025-04-01]))
      > filter joined in (2026-01-01, 2026-01-02)
      filter joined in (2026-01-01, 2026-01-02)=(isOneOf joined [2026-01-01] [2026-01-02])
      > filter joined in (2026-01, 2026-03)
      filter joined in (2026-01, 2026-03)=(or (and (>= joined [2026-01-01]) (< joined [2026-02-01])) (and (>= joined [2026-03-01]) (< joined [2026-04-01])))
      > filter seen > 2026-01-31T10:20
      filter (>= seen [2026-01-31T10:21:00])
      > filter seen = 2026-01-31
      filter (and (>= seen (timestamp [2026-01-31])) (< seen (timestamp [2026-02-01])))
      > filter joined > 5 days
      error T6: 5 days is a length of time, which only moves dates
        filter joined > 5 days
                        ^^^^^^
        such as:  joined + 5 days   or:  joined in last 5 days
      > filter joined + 30 days < asof
      filter (< (shift 30 days joined) [2026-07-01])
      > filter seen + 5 hours > joined + 5 hours
      filter (> (shift 5 hours seen) (shift 5 hours (timestamp joined)))
      > filter asof - joined > 90 days
      filter (> (daysBetween [2026-07-01] joined) 90)
      > filter asof - joined > 3 months
      error T6: 3 months is no fixed number of days
        filter asof - joined > 3 months
                               ^^^^^^^^
        count whole months:  months(joined, asof) compared with 3
      > derive x = 30 days
      error T6: 30 days is a length of time, which only moves dates
        derive x = 30 days
                   ^^^^^^^
        such as:  joined + 30 days   or:  joined in last 30 days
      > filter joined in last 30 days
      filter (last 30 days joined [2026-07-01])
      > filter seen in last 30 days of ended
      filter (last 30 days seen (timestamp coalesce(ended, [2026-07-01])))
      > segment left = seen in last 30 days of ended
      + filter left
      filter origin{(last 30 days seen (timestamp coalesce(ended, [2026-07-01])))}
      > orders | filter date in last 30 days of customers.ended
      filter (last 30 days date coalesce(customers.{ended}, [2026-07-01]))
      > filter joined in last 9 days of seen
      filter (last 9 days (timestamp joined) seen)
      > filter seen in first 30 days
      filter (first 30 days asof 2026-07-01 seen (timestamp joined))
      > orders | filter date in first 3 months
      filter (first 3 months asof 2026-07-01 date customers.{joined})
      > tickets | derive d = asof | filter d in first 30 days
      error N7: `in first` counts from the role joined of `tickets`, which is not known
        tickets | derive d = asof | filter d in first 30 days
                                           ^^^^^^^^^^^^^^^^^^
        say which column it is:  role tickets.joined = …   or here:  … of tickets.…
      > filter spend in last 9 days
      error T5: a date is wanted here, but `spend` is a decimal number
        filter spend in last 9 days
               ^^^^^
        take a column that is a date (`describe` shows the types of all)
      > filter joined + 99999 years > seen + 99999 weeks
      filter (> (shift 99999 years joined) (date (shift 99999 weeks seen)))
      > filter joined in month(asof)
      filter joined in month(asof)=(= month(joined) month([2026-07-01]))
      > filter month(joined) <= seen or seen > asof
      filter month(joined) <= seen or seen > asof=(or (<= month(joined) month(seen)) (> (date seen) [2026-07-01]))
      """#
    #expect(Bench.transcript(answering: transcript) == transcript)
  }
}
