extension SavedAnalysis {
  /// Who leaves, why, and who comes back.
  static let leaving: [SavedAnalysis] = [
    SavedAnalysis(
      name: "churn-drivers",
      summary: """
        Which early behaviours go with churn, and how strongly.
        """,
      definition: """
        behaviours of the first 60 days against having left, alone and together, all tests \
        counted.
        """,
      trap: """
        what goes with churn need not cause it: reading help goes with trouble, and trouble \
        with leaving. Hold one fixed before you act on the other.
        """,
      use: """
        to find where early trouble shows before anybody leaves.
        """,
      searchWords: ["drivers", "behaviour", "early", "cause", "association"]),
    SavedAnalysis(
      name: "complaint-lag",
      summary: """
        From the complaint to the leaving: how long there is to act, and who never \
        complains.
        """,
      definition: """
        registered share = dissatisfied customers (csat of 2 or less) with a request / all \
        dissatisfied; lag = days from the last request to the end; and the share who leave \
        within 90 days of their last request, those still there censored.
        """,
      trap: """
        a lag of those who left says nothing of how many leave: read it beside the share who \
        do.
        """,
      use: """
        to know how long a complaint may wait.
        """,
      searchWords: ["complaints", "lag", "registered", "silent", "dissatisfied"]),
    SavedAnalysis(
      name: "involuntary-churn",
      summary: """
        Customers who never decided to leave: cards that expired.
        """,
      definition: """
        involuntary = left with the reason of an expired card; the footer of `losses` has \
        its exact incidence beside the voluntary one.
        """,
      trap: """
        counted as churners they make every other reason look smaller than it is.
        """,
      use: """
        before blaming the product for a rate that the bank made.
        """,
      searchWords: ["card", "involuntary", "payment failed", "dunning", "expired"]),
    SavedAnalysis(
      name: "lost-customers",
      summary: """
        The book of lost customers, month by month: saved, and read for trends.
        """,
      definition: """
        one row for each customer who ever left, with reason, lifetime, money and what was \
        remarked; a view is what one month saw.
        """,
      trap: """
        reasons are what was written down, and a month that is not over has few of its \
        losses yet.
        """,
      use: """
        every month, before the meeting on why customers leave.
        """,
      searchWords: [
        "churned-customer database", "book", "reasons", "trend", "history", "interview",
      ]),
    SavedAnalysis(
      name: "onboarding",
      summary: """
        The first weeks: which months of joining went badly, and what early trouble does.
        """,
      definition: """
        early exit = left within six months, of those who could be watched that long.
        """,
      trap: """
        those who joined last have had less time to leave; compare neighbours, not the ends.
        """,
      use: """
        when new customers leave sooner than they used to.
        """,
      searchWords: ["onboarding", "first weeks", "first 90 days", "new customers", "early"]),
    SavedAnalysis(
      name: "pause-and-return",
      summary: """
        Pauses, breaks by card, and who came back.
        """,
      definition: """
        a break is a subscription that stopped for another reason than a change of plan; back = \
        the next subscription of the same customer began within 120 days, of the breaks so \
        long ago; younger ones are undecided.
        """,
      trap: """
        who paused lately has had little time to come back: counted as gone, they make the \
        pause look worse than it is.
        """,
      use: """
        to see whether a cheap pause keeps customers.
        """,
      searchWords: ["pause", "break", "return", "win back"]),
    SavedAnalysis(
      name: "renewal-hazard",
      summary: """
        Leaving at the renewal: the chance to leave in each month, of those who reached it.
        """,
      definition: """
        of the customers who reached a month of age, and for whom that month is over, the \
        share who left in it.
        """,
      trap: """
        a rate over all customers hides that yearly ones can hardly leave in between; and of \
        those of an age now, most have not reached its end.
        """,
      use: """
        before a renewal campaign is timed.
        """,
      searchWords: ["renewal", "hazard", "contract", "anniversary"]),
    SavedAnalysis(
      name: "satisfied-but-leaving",
      summary: """
        Attitude and behaviour: satisfied customers who leave, and dissatisfied ones who \
        stay.
        """,
      definition: """
        satisfied = latest csat of 4 or 5; left = churned.
        """,
      trap: """
        the latest score of someone who left was often given on the way out.
        """,
      use: """
        when a good score is taken for a promise.
        """,
      searchWords: ["satisfied", "leaving", "csat", "attitude", "behaviour"]),
    SavedAnalysis(
      name: "win-back",
      summary: """
        Win-back: where lost customers went, who would return, and what would have kept \
        them.
        """,
      definition: """
        of the customers who were called after leaving: the share by destination, and the \
        share who would return.
        """,
      trap: """
        who picks up the phone is friendlier than who does not; who says so has not returned \
        yet.
        """,
      use: """
        to choose whom to call again, and with what.
        """,
      searchWords: [
        "win back", "destination", "rival", "recoverable", "return", "interview", "lost",
      ]),
  ]
}
