/// Every analysis, in the order help lists them.
public enum AnalysisCatalogue {
  /// All analyses; to add one, write its file in a folder beside this one and name it here.
  public static let all: [Analysis] = [
    .rate,
    .churn,
    .nps,
    .csat,
    .cohort,
    .associate,
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
