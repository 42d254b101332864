/// Points in a plane that two lines cut into four quadrants.
public struct QuadrantChart: Hashable, Sendable {
  /// The words above the chart.
  public var title: String
  /// The points, in the order of their numbers.
  public var points: [Point]
  /// Where the upright line stands.
  public var x: Double
  /// Where the level line lies.
  public var y: Double
  /// The names of the quadrants: upper left, upper right, lower left, lower right.
  public var corners: [String]

  /// A point with its words.
  public struct Point: Hashable, Sendable {
    /// The words for it.
    public var label: String
    /// How far to the right it lies.
    public var x: Double
    /// How far up it lies.
    public var y: Double

    /// Creates a point.
    public init(label: String, x: Double, y: Double) {
      self.label = label
      self.x = x
      self.y = y
    }
  }

  /// Creates a chart; it has four corners.
  public init(
    title: String, points: [Point], x: Double, y: Double, corners: [String]
  ) {
    precondition(corners.count == 4, "a plane cut twice has four corners")
    self.title = title
    self.points = points
    self.x = x
    self.y = y
    self.corners = corners
  }
}
