import Bitmaps
import Work

/// The rules that begin with one item, found by going through the lists of its customers (Uno, Kiyomi
/// and Arimura 2004, occurrence deliver); places count from the first of them.
struct SparseBranch {
  /// What is searched.
  let search: RuleSearch
  /// The items of each customer; below the first item those of its customers that are frequent there.
  private var lists: ItemLists
  /// The rows of the matrix that these items stand for.
  private var rows: [UInt32]
  /// The wish to end early.
  let stop: StopFlag
  /// What was found: first the rules of two items.
  private(set) var nodes: [RuleNode] = []
  /// How many of them have two items.
  private(set) var pairCount = 0
  /// The first place that is not a churner's.
  private var end: Int32
  /// The customers of each item below the rule at hand, the churners among them 32 bits higher.
  private var counts: [UInt64]
  private var found: [Int32]
  private var bucket: [Int32]

  /// Prepares a branch.
  init(search: RuleSearch, lists: ItemLists, rows: [UInt32], stop: StopFlag) {
    (self.search, self.lists, self.rows, self.stop) = (search, lists, rows, stop)
    end = Int32(search.matrix.split * 64)
    counts = [UInt64](repeating: 0, count: rows.count)
    found = [Int32](repeating: 0, count: rows.count)
    bucket = [Int32](repeating: -1, count: rows.count)
  }

  /// Finds all rules that begin with an item.
  mutating func grow(root: Int, customers: Int) {
    let places = ItemLists.places(search.matrix.row(Int(rows[root])), count: customers)
    let children = addChildren(of: root, places[...], below: Int32(root), length: 2)
    pairCount = nodes.count
    guard search.maximum > 2, children.count > 1 else { return }
    let numbers = places.indices.map(Int32.init)
    let entries = nodes.reduce(0) { $0 + $1.customers }
    lists = ItemLists(lists, of: places, keeping: children, behind: root, entries: entries)
    rows = children.map { rows[$0] }
    end = Int32(places.count { $0 < end })
    follow(Array(children.indices), of: -1, numbers[...], first: 0, length: 2)
  }

  /// Adds the rules with one item more than one whose customers stand at some places.
  private mutating func addChildren(
    of item: Int, _ places: ArraySlice<Int32>, below parent: Int32, length: Int
  ) -> [Int] {
    let source = search.sources[Int(rows[item])]
    let occurring = lists.count(
      behind: item, places, before: end, counts: &counts, found: &found)
    var kept: [Int] = []
    for other in found.prefix(occurring).lazy.map(Int.init) {
      if search.thresholds.admit(customers(of: other), churned(of: other)),
        search.sources[Int(rows[other])] != source
      {
        kept.append(other)
      } else {
        counts[other] = 0
      }
    }
    kept.sort()
    for other in kept {
      nodes.append(
        RuleNode(
          item: Int32(rows[other]), parent: parent, length: Int32(length),
          customers: customers(of: other), churned: churned(of: other)))
      counts[other] = 0
    }
    search.budget.spend(kept.count)
    return kept
  }

  private func customers(of item: Int) -> Int { Int(UInt32(truncatingIfNeeded: counts[item])) }

  private func churned(of item: Int) -> Int { Int(counts[item] >> 32) }

  /// Goes on from each rule that was added, with its own customers.
  private mutating func follow(
    _ children: [Int], of item: Int, _ places: ArraySlice<Int32>, first: Int, length: Int
  ) {
    guard length < search.maximum, children.count > 1, !stop.isStopped, !search.budget.isSpent
    else { return }
    let (starts, members) = parted(children, of: item, places, first: first)
    for (number, child) in children.enumerated() where number + 1 < children.count {
      let start = nodes.count
      let own = members[starts[number]..<starts[number + 1]]
      let added = addChildren(of: child, own, below: Int32(first + number), length: length + 1)
      nodes[first + number].firstChild = Int32(start)
      nodes[first + number].childCount = Int32(added.count)
      follow(added, of: child, own, first: start, length: length + 1)
    }
  }

  /// The customers of each child, one child's behind the other's.
  private mutating func parted(
    _ children: [Int], of item: Int, _ places: ArraySlice<Int32>, first: Int
  ) -> (starts: [Int], members: [Int32]) {
    var starts = [0]
    for (number, child) in children.enumerated() {
      bucket[child] = Int32(number)
      starts.append(starts[number] + nodes[first + number].customers)
    }
    var members = [Int32](repeating: 0, count: starts[children.count])
    lists.part(places, behind: item, by: bucket, from: starts, into: &members)
    for child in children { bucket[child] = -1 }
    return (starts, members)
  }
}
