import Bitmaps
import Tables
import Values

extension Column {
  /// The rows where a truth holds; a number counts as true where it is not zero.
  var trueRows: Bitmap? {
    switch self {
    case .truth(let column):
      let missing = column.missing
      return missing.map { column.bits.intersection($0.inverted()) } ?? column.bits
    default:
      guard let numbers = doubles else { return nil }
      return Bitmap(count: numbers.count) { numbers[$0] != 0 }
    }
  }

  /// The numbers at some rows that all have one.
  func numbers(at rows: [Int32]) -> [Double] {
    guard let all = doubles else { return [] }
    return rows.map { all[Int($0)] }
  }
}
