extension SavedAnalysis {
  /// What customers get, and the month's review.
  static let service: [SavedAnalysis] = [
    SavedAnalysis(
      name: "change-times",
      summary: """
        How fast what customers ask for is there: speed of change, open requests censored.
        """,
      definition: """
        the share of requests that are there less than 30 and less than 365 days after asking, \
        of those asked so long ago; younger ones are undecided.
        """,
      trap: """
        the mean time of what is done flatters, since the slow ones are still open; a fast \
        first reply is no change.
        """,
      use: """
        to see whether large wishes ever come true, beside the times of first replies.
        """,
      searchWords: ["change", "lead time", "speed", "feature requests", "shipped", "wishes"]),
    SavedAnalysis(
      name: "complaints",
      summary: """
        Complaints: how many customers complain, how long it takes, and what it does to \
        them.
        """,
      definition: """
        a complaint is a request to support; its length is the days from opening to closing.
        """,
      trap: """
        open requests have no length yet; an average over closed ones alone flatters. Fewer \
        complaints are not happier customers: most are never registered.
        """,
      use: """
        to begin with complaints; `complaint-lag` goes on from here.
        """,
      searchWords: ["complaint", "tickets", "support", "dissatisfied", "service"]),
    SavedAnalysis(
      name: "health-transitions",
      summary: """
        Health tiers at two dates: who rose, who fell.
        """,
      definition: """
        activity (an opening of the app in the last 60 days), quiet (no ticket in them) and \
        buying (an order in the last 180 days), weighted 2, 1, 1, of those who were \
        customers at both dates.
        """,
      trap: """
        with more events recorded later, tiers rise without anybody being better off.
        """,
      use: """
        every quarter, for the list of those who fell.
        """,
      searchWords: ["health", "tiers", "transition", "rose", "fell"]),
    SavedAnalysis(
      name: "monthly-review",
      summary: """
        The loyalty review of a month: who joined, what they say, who left, what they \
        bought.
        """,
      definition: """
        everything of one calendar month, sales beside the month a year before.
        """,
      trap: """
        a month has few answers in a group: read the intervals.
        """,
      use: """
        on the first working day of a month.
        """,
      searchWords: ["review", "report", "month"]),
    SavedAnalysis(
      name: "response-times",
      summary: """
        How fast requests are closed: open ones are censored, not left out.
        """,
      definition: """
        the share closed less than 7 days after opening, of those opened so long ago; younger \
        ones are undecided.
        """,
      trap: """
        the mean time of closed requests alone flatters, since the slow ones are still open.
        """,
      use: """
        to judge a team by its times.
        """,
      searchWords: ["response", "resolution", "speed", "support", "waiting", "sla"]),
  ]
}
