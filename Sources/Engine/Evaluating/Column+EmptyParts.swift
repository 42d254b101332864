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
    // A missing row is stored as zero, which is no part.
    let isUsed = column.storage.used(upTo: Int(parts))
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

extension WholeStorage {
  /// Which numbers from zero to a greatest one occur, when there are no others.
  ///
  /// - Complexity: O(*n*).
  fileprivate func used(upTo greatest: Int) -> [Bool] {
    switch self {
    case .one(let values): WholeStorage.used(values, greatest)
    case .two(let values): WholeStorage.used(values, greatest)
    case .four(let values): WholeStorage.used(values, greatest)
    case .eight(let values): WholeStorage.used(values, greatest)
    }
  }

  private static func used<Whole: FixedWidthInteger>(_ values: [Whole], _ greatest: Int) -> [Bool] {
    var isUsed = [Bool](repeating: false, count: greatest + 1)
    let source = values.span
    var marks = isUsed.mutableSpan
    for place in source.indices { marks[Int(source[place])] = true }
    return isUsed
  }
}
