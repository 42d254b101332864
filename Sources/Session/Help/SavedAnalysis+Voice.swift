extension SavedAnalysis {
  /// What customers say.
  static let voice: [SavedAnalysis] = [
    SavedAnalysis(
      name: "four-loyalties",
      summary: """
        What customers say by what they do: four loyalties, twice.
        """,
      definition: """
        attitude (would recommend, 9 or 10) by behaviour (still a customer with two orders \
        or more): true, latent, spurious, none, after Dick and Basu; and by the first that \
        holds: emotional (recommends), cognitive (satisfied, 4 or 5), behavioural (two \
        orders or more), impulse (one order), none.
        """,
      trap: """
        behaviour without attitude is spurious loyalty: it lasts until something cheaper \
        comes.
        """,
      use: """
        before a programme treats all who buy as loyal.
        """,
      searchWords: [
        "loyalties", "attitude", "spurious", "latent", "emotional", "cognitive", "behavioural",
        "impulse", "segments",
      ]),
    SavedAnalysis(
      name: "loyalty-index",
      summary: """
        The loyalty index against rivals: four ratings in one number, and where the gap is.
        """,
      definition: """
        index = mean of four ratings (buys again, recommends, trusts, quick reply); gap = \
        own - rival's of the same respondent, with its standard error.
        """,
      trap: """
        only customers who know a rival rate it; the index of all customers is not \
        comparable with a rival's.
        """,
      use: """
        to see where a rival is ahead, and by how much.
        """,
      searchWords: ["rival", "competitor", "index", "benchmark", "trust", "attribute"]),
    SavedAnalysis(
      name: "nps-by-segment",
      summary: """
        NPS by the segments that matter, with intervals: which differences are more than \
        chance?
        """,
      definition: """
        promoters (9, 10) less detractors (0 to 6) in a hundred answers, of each segment.
        """,
      trap: """
        a group under 30 answers swings widely; a note names such groups.
        """,
      use: """
        when someone compares the scores of two regions.
        """,
      searchWords: ["nps", "recommend", "segment", "region"]),
    SavedAnalysis(
      name: "nps-csat-trend",
      summary: """
        NPS and CSAT side by side, quarter by quarter: the long view and the short one.
        """,
      definition: """
        both from the same answers, by the quarter of the answer.
        """,
      trap: """
        the customers of each quarter are others; a rise may be a change of who answers.
        """,
      use: """
        to keep one number for the year and one for today.
        """,
      searchWords: ["trend", "nps", "csat", "quarter", "paired"]),
    SavedAnalysis(
      name: "survey-response",
      summary: """
        Who answers questionnaires, and whether those who do not answer leave more often.
        """,
      definition: """
        questionnaires with a date of answer / questionnaires sent.
        """,
      trap: """
        scores are known of those who answer only; if they stay longer, the score flatters.
        """,
      use: """
        before a score is taken for everybody's.
        """,
      searchWords: ["survey", "response rate", "questionnaire", "answers", "bias"]),
    SavedAnalysis(
      name: "touchpoints",
      summary: """
        All contacts of a customer in one log, and who was asked the same twice.
        """,
      definition: """
        a contact is a request opened or a questionnaire sent; asked twice = two \
        questionnaires in one calendar month.
        """,
      trap: """
        contacts outside these tables, such as calls from sales, are not seen.
        """,
      use: """
        before one more questionnaire is sent.
        """,
      searchWords: ["touchpoints", "contacts", "asked twice", "channels", "log"]),
  ]
}
