/// A chart as plain values, before it is drawn for a terminal or a page.
public enum Chart: Hashable, Sendable {
  /// One bar for each label.
  case bars(BarChart)
  /// Shares in rows and columns, darker where they are greater.
  case heat(HeatMap)
  /// Points in four quadrants.
  case quadrants(QuadrantChart)
}
