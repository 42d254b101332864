extension SavedAnalysis {
  /// What customers bring and cost.
  static let money: [SavedAnalysis] = [
    SavedAnalysis(
      name: "acquisition-payback",
      summary: """
        What a new customer may cost: months until the margin has paid for the acquisition.
        """,
      definition: """
        payback = acquisition cost / (monthly fee · margin); value to cost = (what was spent \
        · margin - cost to serve) / acquisition cost.
        """,
      trap: """
        the spend to date is no lifetime value of customers who are still there.
        """,
      use: """
        when someone asks what a channel's customers may cost.
        """,
      searchWords: ["acquisition", "cac", "payback", "ltv", "marketing cost"]),
    SavedAnalysis(
      name: "before-and-after",
      summary: """
        A baseline, then the effect, with a comparison group (difference in differences).
        """,
      definition: """
        orders a customer in the 90 days from a day less those in the 90 days before, of \
        customers in a region where something began against the others; unknown until the 90 \
        days are over.
        """,
      trap: """
        without the comparison group a season looks like an effect.
        """,
      use: """
        to judge whether a measure changed anything.
        """,
      searchWords: [
        "baseline", "effect", "experiment", "difference in differences", "impact", "roi",
      ]),
    SavedAnalysis(
      name: "campaign-reactivation",
      summary: """
        What a campaign to quiet customers brought back, beside those held out of it.
        """,
      definition: """
        reactivated = an order in the 30 days from the customer's own day of the campaign, of \
        those whose 30 days are over; the effect is the rate of those written to less that of \
        those held out.
        """,
      trap: """
        some would have come back unasked: without the held-out group all of them count as \
        success.
        """,
      use: """
        after a campaign to customers who had stopped buying.
        """,
      searchWords: [
        "campaign", "reactivation", "win back", "mailing", "newsletter", "series", "held out",
      ]),
    SavedAnalysis(
      name: "good-and-bad-profit",
      summary: """
        Who pays for whom: revenue, cost to serve and the customers who cost more than they \
        bring.
        """,
      definition: """
        profit = spend - cost to serve; bad profit = revenue from detractors (0 to 6).
        """,
      trap: """
        spend and cost grow with time; a young customer is not yet a poor one.
        """,
      use: """
        before customers are dropped, or detractors' money is counted as success.
        """,
      searchWords: ["profit", "bad profit", "cost to serve", "margin", "detractors", "revenue"]),
    SavedAnalysis(
      name: "points-programme",
      summary: """
        The points programme: what is redeemed, what expires, and what is still owed.
        """,
      definition: """
        redemption = redeemed / earned; breakage = expired / earned; liability = outstanding \
        points · value of a point · (1 - breakage).
        """,
      trap: """
        points that are younger than their life cannot have expired: breakage of all points \
        is too low, so the one of old points stands beside it.
        """,
      use: """
        before the programme is called too dear, or its liability is booked.
        """,
      searchWords: [
        "points", "breakage", "redemption", "liability", "programme", "program", "bonus",
      ]),
    SavedAnalysis(
      name: "referral",
      summary: """
        Referral: who came through friends, what invitations bring, and whether the referred \
        stay.
        """,
      definition: """
        referral rate = customers of the channel referral / customers; K = new customers \
        through friends / invitations, times invitations / customers.
        """,
      trap: """
        invitations and referred customers are not tied to each other here, so K is an \
        average.
        """,
      use: """
        to see whether word of mouth is worth a reward.
        """,
      searchWords: [
        "referral", "word of mouth", "invitation", "virality", "viral", "recommendation",
      ]),
    SavedAnalysis(
      name: "share-of-wallet",
      summary: """
        Share of wallet: what customers spend here of all they spend on such things.
        """,
      definition: """
        share of wallet = own spend / spend in the category, as customers state them; by \
        rank the rule (1 - rank / (brands + 1)) · 2 / brands of Keiningham, Aksoy, Buoye and \
        Cooil 2011.
        """,
      trap: """
        satisfaction hardly moves the share; being ranked before the rivals does. The mean \
        of shares and the share of sums differ: both stand there.
        """,
      use: """
        to see how much of each customer's money goes to rivals.
        """,
      searchWords: ["wallet", "share of customer", "rank", "rivals", "competitor", "spend"]),
  ]
}
