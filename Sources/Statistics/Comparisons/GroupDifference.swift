/// The difference of a figure between two separate groups.
public struct GroupDifference<Group: Hashable & Sendable>: Hashable, Sendable {
  /// The group whose figure the other's is taken from.
  public let first: Group
  /// The group whose figure is taken away.
  public let second: Group

  /// Makes the difference `first` − `second`.
  public init(_ first: Group, minus second: Group) {
    self.first = first
    self.second = second
  }

  /// The difference of a figure, or nothing when a group has none.
  func difference(of figure: (Group) -> Double?) -> Double? {
    guard let left = figure(first), let right = figure(second) else { return nil }
    return left - right
  }
}
