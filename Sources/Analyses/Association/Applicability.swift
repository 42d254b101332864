import Bitmaps

/// Values that stand for "does not apply": the very same customers as a value of another column.
///
/// A column such as `streaming` with Yes, No and "No internet service" asks a question only of those
/// with internet. Its third value says nothing new, and its other values are to be compared among
/// those whom the question concerns.
struct Applicability: Sendable {
  /// A value that is the same as another column's.
  struct Repeated: Sendable {
    /// The item.
    let name: String
    /// The source of the item.
    let source: Int
    /// The item that stands for it.
    let representative: String
    /// The source of that.
    let standing: Int
    /// The customers it holds for.
    let bits: Bitmap
    /// Whether its column repeats more values of the other one, and so is that column again.
    var isCopy = false
  }

  /// The values that are another one again.
  private(set) var repeated: [Repeated] = []

  /// Finds values of columns with three or more values that are values of other columns too.
  ///
  /// The one that stands for all is of the column with the fewest values, then the one whose word
  /// only one of these columns has, then the first by its bytes. Conditions and ranges of numbers ask
  /// nobody a question, and a column that repeats two values of another is that column again.
  ///
  /// - Complexity: O(items × *rows* / 64).
  init(_ items: [Item]) {
    let sizes = items.reduce(into: [Int: Int]()) { $0[$1.source, default: 0] += 1 }
    for group in Applicability.equal(items.filter(\.isValue)) where group.count > 1 {
      let words = group.reduce(into: [Substring: Int]()) { $0[$1.word, default: 0] += 1 }
      let ordered = group.sorted { first, second in
        let left = (sizes[first.source] ?? 0, words[first.word] ?? 0)
        let right = (sizes[second.source] ?? 0, words[second.word] ?? 0)
        return left == right
          ? first.name.utf8.lexicographicallyPrecedes(second.name.utf8) : left < right
      }
      for item in ordered.dropFirst() where (sizes[item.source] ?? 0) > 2 {
        repeated.append(
          Repeated(
            name: item.name, source: item.source, representative: ordered[0].name,
            standing: ordered[0].source, bits: item.bits))
      }
    }
    repeated.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let pairs = Dictionary(grouping: repeated) { [$0.source, $0.standing] }
    for place in repeated.indices {
      let value = repeated[place]
      repeated[place].isCopy = (pairs[[value.source, value.standing]]?.count ?? 0) > 1
    }
  }

  /// Items with the very same customers together; only items of one size are compared.
  private static func equal(_ items: [Item]) -> [[Item]] {
    let sizes = Dictionary(grouping: items) { $0.bits.populationCount }
    return sizes.values.flatMap { alike in
      alike.reduce(into: [[Item]]()) { groups, item in
        if let place = groups.firstIndex(where: { $0[0].bits == item.bits }) {
          groups[place].append(item)
        } else {
          groups.append([item])
        }
      }
    }
  }
}

extension Item {
  /// What stands behind the column in the text of the item.
  fileprivate var word: Substring {
    name.firstIndex(of: "=").map { name[name.index(after: $0)...] } ?? name[...]
  }
}
