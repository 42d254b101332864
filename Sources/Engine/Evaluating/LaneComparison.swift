/// A comparison of two values of lanes.
///
/// It is a type and no closure, because the compiler makes it part of the loop it stands in: a
/// closure that goes to other threads is called for each row.
protocol LaneComparison {
  /// Whether it holds for two values.
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool
}

/// Both are equal.
enum EqualValues: LaneComparison {
  @inline(__always)
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left == right
  }
}

/// The first is less.
enum LesserValue: LaneComparison {
  @inline(__always)
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left < right
  }
}

/// The first is not greater.
enum NoGreaterValue: LaneComparison {
  @inline(__always)
  static func holds<Element: Comparable>(_ left: Element, _ right: Element) -> Bool {
    left <= right
  }
}
