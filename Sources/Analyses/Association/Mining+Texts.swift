import Language
import Tables

extension Mining {
  /// The text of a rule: its items in the order of their bytes.
  func text(of rule: Int) -> String {
    named(rule).map { items[$0].name }.joined(separator: " & ")
  }

  /// The texts of rules as a column, without making each a text of its own first.
  ///
  /// - Complexity: O(bytes of the texts).
  func appendTexts(of rules: [Int], to pool: inout TextPool) {
    let names = items.map { Array($0.name.utf8) }
    let sign = Array(" & ".utf8)
    var places: [Int] = []
    var bytes: [UInt8] = []
    for rule in rules {
      places.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
      tree.appendItems(of: rule, to: &places)
      places.sort { ranks[$0] < ranks[$1] }
      for (place, item) in places.enumerated() {
        if place > 0 { bytes += sign }
        bytes += names[item]
      }
      pool.append(bytes)
    }
  }

  /// The items of a rule in the order of its text.
  func named(_ rule: Int) -> [Int] {
    let ranks = ranks
    return tree.items(of: rule).sorted { ranks[$0] < ranks[$1] }
  }

  /// The places of items in the order of the bytes of their names.
  static func ranks(of items: [Item]) -> [Int] {
    let order = items.indices.sorted {
      items[$0].name.utf8.lexicographicallyPrecedes(items[$1].name.utf8)
    }
    var ranks = order
    for (rank, item) in order.enumerated() { ranks[item] = rank }
    return ranks
  }

  /// The conditions of a rule's items in the order of its text, or nothing when one is unknown.
  func conditions(of rule: Int) -> [Expression]? {
    let parts = named(rule)
    let conditions = parts.compactMap { items[$0].condition }
    return conditions.count == parts.count ? conditions : nil
  }

  /// The text of items in the order of their bytes.
  func text(ofItems parts: [Int]) -> String {
    let ranks = ranks
    return parts.sorted { ranks[$0] < ranks[$1] }.map { items[$0].name }.joined(separator: " & ")
  }

  /// The place of each item by its name.
  var placesByName: [String: Int] {
    Dictionary(items.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
