/// Shares in rows and columns, darker where they are greater, such as a triangle of cohorts.
public struct HeatMap: Hashable, Sendable {
  /// The words above the chart.
  public var title: String
  /// The word above the rows' labels.
  public var corner: String
  /// The words above the columns.
  public var columns: [String]
  /// The words before each row.
  public var labels: [String]
  /// A second word before each row, such as the size of a cohort.
  public var details: [String]
  /// The cells of each row.
  public var rows: [[Cell]]
  /// A row below the others, such as an average.
  public var footer: Footer?

  /// Creates a chart; there are as many labels and details as rows.
  public init(
    title: String, corner: String, columns: [String], labels: [String], details: [String],
    rows: [[Cell]], footer: Footer? = nil
  ) {
    precondition(labels.count == rows.count, "Each row has a label")
    precondition(details.count == rows.count, "Each row has a detail")
    self.title = title
    self.corner = corner
    self.columns = columns
    self.labels = labels
    self.details = details
    self.rows = rows
    self.footer = footer
  }

  /// One cell.
  public struct Cell: Hashable, Sendable {
    /// The share, or nothing where it cannot be known.
    public var share: Double?
    /// Whether it is not yet complete.
    public var isPartial: Bool

    /// Creates a cell.
    public init(_ share: Double?, isPartial: Bool = false) {
      self.share = share
      self.isPartial = isPartial
    }
  }

  /// A row below the others.
  public struct Footer: Hashable, Sendable {
    /// The word before it.
    public var label: String
    /// Its cells.
    public var cells: [Cell]

    /// Creates a footer.
    public init(label: String, cells: [Cell]) {
      self.label = label
      self.cells = cells
    }
  }
}
