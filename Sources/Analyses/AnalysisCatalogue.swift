/// Every analysis, in the order help lists them.
public enum AnalysisCatalogue {
  /// All analyses; to add one, write its file in a folder beside this one and name it here.
  public static let all: [Analysis] = [
    .rate,
    .churn,
    .nps,
    .csat,
    .ces,
    .cohort,
    .retention,
    .activity,
    .repeat,
    .rfm,
    .pareto,
    .mrr,
    .funnel,
    .transitions,
    .whatif,
    .associate,
    .baskets,
    .health,
    .quadrants,
    .losses,
    .watch,
    .drivers,
    .words,
    .compare,
    .survival,
  ]
}
