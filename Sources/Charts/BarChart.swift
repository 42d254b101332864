public import Values

/// Bars of one length for each label.
public struct BarChart: Hashable, Sendable {
  /// The words above the chart.
  public var title: String
  /// The words before each bar.
  public var labels: [String]
  /// The lengths, nothing where a value is missing; negative values grow to the left.
  public var values: [Double?]
  /// What the numbers stand for.
  public var kind: Kind

  /// Creates a chart; there are as many labels as values.
  public init(title: String, labels: [String], values: [Double?], kind: Kind) {
    precondition(labels.count == values.count, "Each bar has a label")
    self.title = title
    self.labels = labels
    self.values = values
    self.kind = kind
  }
}
