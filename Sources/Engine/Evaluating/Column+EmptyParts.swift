import Bitmaps
import Tables
import Values

extension Column {
  /// What to say when some of the equal parts that `quantiles` was asked for hold no row; nothing
  /// when each holds one, there is no value at all, or there are too many parts to list.
  ///
  /// - Complexity: O(*rows*).
  func emptyParts(of wanted: Value) -> String? {
    guard case .whole(let column) = self, case .whole(let parts) = wanted,
      (1...Column.mostParts).contains(parts)
    else { return nil }
    let total = count - missingCount
    guard total > 0 else { return nil }
    var isUsed = [Bool](repeating: false, count: Int(parts) + 1)
    let numbers = column.storage.wide
    for row in numbers.indices where column.missing?[row] != true {
      isUsed[Int(numbers[row])] = true
    }
    let empty = isUsed.indices.dropFirst().filter { !isUsed[$0] }
    guard !empty.isEmpty else { return nil }
    let listed = empty.prefix(3).map(String.init) + (empty.count > 3 ? ["…"] : [])
    let verb = empty.count == 1 ? "is" : "are"
    let cause =
      total < parts
      ? "there \(total == 1 ? "is" : "are") only \(NumberText.grouped(total)) with a value"
      : "equal numbers share a part"
    return "\(NumberText.grouped(empty.count)) of \(parts) parts \(verb) empty "
      + "(\(listed.joined(separator: ", "))), because \(cause)"
  }

  private static let mostParts: Int64 = 1000
}
