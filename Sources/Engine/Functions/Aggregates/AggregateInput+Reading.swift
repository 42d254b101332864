import Bitmaps
import Tables

extension AggregateInput {
  /// The group of each row, or -1 for rows that do not count or where an argument is missing.
  ///
  /// - Complexity: O(*n*) when values are missing, else O(1).
  func groups(having argument: Int) -> [Int32] {
    guard let missing = arguments[argument].missing else { return groups }
    var groups = groups
    missing.forEachSetBit { groups[$0] = -1 }
    return groups
  }

  /// The numbers of an argument that was checked to be one; true is 1 and false is 0.
  func numbers(_ argument: Int) -> [Double] {
    guard let numbers = arguments[argument].doubles else {
      preconditionFailure("A checked formula hands numbers to an aggregate of numbers")
    }
    return numbers
  }

  /// A column of one double for each group, missing where a count is below a bound.
  static func decimals(
    _ values: [Double], where counts: [Int64], atLeast bound: Int64 = 1
  ) -> Column {
    let missing = Bitmap(count: values.count) { counts[$0] < bound }
    let cleared = values.indices.map { counts[$0] < bound ? 0 : values[$0] }
    return .decimal(DecimalColumn(cleared, missing: missing))
  }
}
