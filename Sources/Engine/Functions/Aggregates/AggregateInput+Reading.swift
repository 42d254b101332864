import Bitmaps
import Tables

extension AggregateInput {
  /// The group of each row, without those where an argument is missing.
  func groups(having argument: Int) -> RowGroups {
    groups.without(arguments[argument].missing)
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
