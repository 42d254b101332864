import Tables
import Testing
import Values

@Suite struct LoyaltyRateTests {
  @Test func `a share has its counts, its Wilson interval and its notes`() {
    #expect(
      Asking(verb: "churn", groups: ["region"], roles: [.churned: "left"]).transcript(.customers)
        == """
        region,customers,unknown,churned,rate,low,high,times_overall
        north,3,0,2,0.6667,0.2077,0.9385,1.3333
        south,2,1,0,0.0000,0.0000,0.7935,0.0000
        ,1,1,0,,,,
        facts
        name,group,value
        rate,,0.5000
        chi_squared,,1.3333
        degrees,,1.0000
        p,,0.2482
        note: 2 of 6 rows left out because left is missing
        note: region (missing) has no customers whose answer is known, so its rate is missing
        note: region "north" has 3 customers: too few to rank (fewer than 30)
        note: region "south" has 1 customer: too few to rank (fewer than 30)
        note: this is the share who had left when the data was taken, no rate per month; for that:  \
        churn per TENURE, a column with the time each was a customer
        """)
  }

  @Test func `events over an exposure have an exact Poisson interval`() {
    // 2 events in 32 months: (0.2422, 7.2247) / 32, the chi-squared quantiles of Garwood 1936.
    #expect(
      Asking(verb: "rate", item: "left", per: "months").transcript(.customers) == """
        rows,unknown,hits,rate,low,high,times_overall,exposure,rate_per_unit,rate_per_unit_low,\
        rate_per_unit_high
        6,2,2,0.5000,0.1500,0.8500,,32.0000,0.0625,0.0076,0.2258
        note: 2 of 6 rows left out because left is missing
        note: 1 of 4 rows left out because months is missing
        note: there are only 4 rows: read the interval, not the number
        """)
  }

  @Test func `an explanation puts the numbers into the formula and shows the rival rules`() {
    #expect(
      Asking(verb: "churn", roles: [.churned: "left", .tenure: "months"], explain: true)
        .answer(.customers).answer?.explanation.joined("\n") == """
          the share of customers for which `left` holds
          rate = churned / (customers - unknown)
            all: 2 / (6 - 2) = 50.00%
          interval = (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n)    Wilson 1927
            all: p = 0.500000, n = 4, z = 1.959964 for 95%
          the 95% intervals side by side for all:
            Wilson 1927: 15.00% to 85.00% (chosen)
            Clopper–Pearson 1934, exact: 6.76% to 93.24%
            Agresti–Coull 1998: 15.00% to 85.00%
            plus four: 15.35% to 84.65%
            Jeffreys: 12.28% to 87.72%
            Wald, the textbook's: 1.00% to 99.00%
          two readings of all 6 customers side by side:
            share of the snapshot (chosen): 2 / 4 = 50.00%
            per unit of tenure: 2 / 32 = 6.25%
          """)
  }

  @Test func `bad exposures, missing roles and groups named like results are said`() {
    let table = Table(
      fields: [Field("rate", .text), Field("left", .truth), Field("months", .whole)],
      rows: [[.text("a"), .truth(true), .whole(-1)]])
    #expect(
      Asking(verb: "rate", item: "left", per: "months").transcript(table) == """
        M4 1 of 1 value of `months` is below zero
        leave them out with:  filter months >= 0 | …
        """)
    #expect(
      Asking(verb: "churn").transcript(table) == """
        R1 `churn` needs a condition, and no role says which it is
        say it after the verb, or once for the table with:  role churned = …
        """)
    let dated = Table(
      fields: [Field("left", .truth), Field("joined", .date), Field("last day", .date)],
      rows: [[.truth(true), .missing, .missing]])
    #expect(
      Asking(verb: "churn", item: "left", roles: [.joined: "joined", .ended: "last day"])
        .answer(dated).answer?.notes.last?.message == """
          this is the share who had left when the data was taken, no rate per month; for one per \
          day:  derive days = coalesce(`last day`, asof) - joined | churn per days
          """)
    #expect(
      Asking(verb: "rate", item: "left", groups: ["rate"]).answer(table).answer?.notes.first?
        .message
        == "the group `rate` is called `rate_group`, because the result has a column `rate`")
  }

  @Test func `the order of the rows changes nothing`() {
    let reversed = Table.customers.gathered(at: (0..<6).reversed())
    let asking = Asking(verb: "churn", item: "left", groups: ["region"], per: "months")
    #expect(asking.transcript(reversed) == asking.transcript(.customers))
  }

  @Test func `no rows and only missing rows give missing shares`() {
    let none = Table(fields: Table.customers.fields, rows: [])
    #expect(
      Asking(verb: "rate", item: "left").answer(none).answer?.table.lines.last == "0,0,0,,,,")
    #expect(
      Asking(verb: "rate", item: "left", groups: ["region"]).answer(none).answer?.table.rowCount
        == 0)
  }
}

extension Table {
  /// Six customers, two of whom are known to have left.
  fileprivate static let customers = Table(
    fields: [Field("region", .text), Field("left", .truth), Field("months", .whole)],
    rows: [
      [.text("north"), .truth(true), .whole(10)], [.text("south"), .truth(false), .missing],
      [.text("north"), .truth(true), .whole(20)], [.text("north"), .truth(false), .whole(2)],
      [.text("south"), .missing, .whole(4)], [.missing, .missing, .whole(3)],
    ])
}
