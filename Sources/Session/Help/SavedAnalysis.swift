/// A script that ships with loy, as help speaks of it.
struct SavedAnalysis: Sendable {
  /// The file's name in `scripts/`, without its ending.
  let name: String
  /// One sentence.
  let summary: String
  /// What is computed.
  let definition: String
  /// When it misleads.
  let trap: String
  /// When it is the answer.
  let use: String
  /// Words a person may search by.
  let searchWords: [String]
}

extension SavedAnalysis {
  // The first lines of each script say the same; a test compares them.

  /// Every saved analysis, by name.
  static let all: [SavedAnalysis] = [
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
        customers in a region where something began against the others.
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
        reactivated = an order within 30 days of the campaign; the effect is the rate of \
        those written to less that of those held out.
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
      name: "change-times",
      summary: """
        How fast what customers ask for is there: speed of change, open requests censored.
        """,
      definition: """
        the share of requests that are there within 30 days and within a year of asking, by \
        Kaplan and Meier's way with one cause.
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
        a break is a subscription that stopped with the reason; back = a later subscription \
        of the same customer began after it.
        """,
      trap: """
        who paused lately has had little time to come back; a change of plan is no break.
        """,
      use: """
        to see whether a cheap pause keeps customers.
        """,
      searchWords: ["pause", "break", "return", "win back"]),
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
      name: "renewal-hazard",
      summary: """
        Leaving at the renewal: the chance to leave in each month, of those who reached it.
        """,
      definition: """
        customers who left in a month of age / customers who reached that age.
        """,
      trap: """
        a rate over all customers hides that yearly ones can hardly leave in between.
        """,
      use: """
        before a renewal campaign is timed.
        """,
      searchWords: ["renewal", "hazard", "contract", "anniversary"]),
    SavedAnalysis(
      name: "response-times",
      summary: """
        How fast requests are closed: open ones are censored, not left out.
        """,
      definition: """
        the share closed within 7 days of opening, by Kaplan and Meier's way with one cause.
        """,
      trap: """
        the mean time of closed requests alone flatters, since the slow ones are still open.
        """,
      use: """
        to judge a team by its times.
        """,
      searchWords: ["response", "resolution", "speed", "support", "waiting", "sla"]),
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
