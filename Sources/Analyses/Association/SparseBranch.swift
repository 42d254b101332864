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
  private var customers: [Int32]
  private var churned: [Int32]
  private var bucket: [Int32]

  /// Prepares a branch.
  init(search: RuleSearch, lists: ItemLists, rows: [UInt32], stop: StopFlag) {
    (self.search, self.lists, self.rows, self.stop) = (search, lists, rows, stop)
    end = Int32(search.matrix.split * 64)
    customers = [Int32](repeating: 0, count: rows.count)
    churned = customers
    bucket = [Int32](repeating: -1, count: rows.count)
  }

  /// Finds all rules that begin with an item.
  mutating func grow(root: Int) {
    let places = ItemLists.places(search.matrix.row(Int(rows[root])))
    let children = addChildren(of: root, places[...], below: Int32(root), length: 2)
    pairCount = nodes.count
    guard search.maximum > 2, children.count > 1 else { return }
    let numbers = places.indices.map(Int32.init)
    lists = ItemLists(lists, of: places, keeping: children, behind: root)
    rows = children.map { rows[$0] }
    end = Int32(places.count { $0 < end })
    follow(Array(children.indices), of: -1, numbers[...], first: 0, length: 2)
  }

  /// Adds the rules with one item more than one whose customers stand at some places.
  private mutating func addChildren(
    of item: Int, _ places: ArraySlice<Int32>, below parent: Int32, length: Int
  ) -> [Int] {
    let source = search.sources[Int(rows[item])]
    var kept: [Int] = []
    for other in lists.count(
      behind: item, places, before: end, customers: &customers, churned: &churned)
    {
      if search.thresholds.admit(Int(customers[other]), Int(churned[other])),
        search.sources[Int(rows[other])] != source
      {
        kept.append(other)
      } else {
        (customers[other], churned[other]) = (0, 0)
      }
    }
    kept.sort()
    for other in kept {
      nodes.append(
        RuleNode(
          item: Int32(rows[other]), parent: parent, length: Int32(length),
          customers: Int(customers[other]), churned: Int(churned[other])))
      (customers[other], churned[other]) = (0, 0)
    }
    search.budget.spend(kept.count)
    return kept
  }

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
    var next = starts
    var members = [Int32](repeating: 0, count: starts[children.count])
    let (lists, numbers) = (self.lists, self.bucket)
    for place in places {
      let first = Int(lists.starts[Int(place)])
      var entry = Int(lists.starts[Int(place) + 1]) - 1
      while entry >= first, case let other = Int(lists.items[entry]), other > item {
        let number = Int(numbers[other])
        if number >= 0 {
          members[next[number]] = place
          next[number] += 1
        }
        entry -= 1
      }
    }
    for child in children { bucket[child] = -1 }
    return (starts, members)
  }
}

extension ItemLists {
  /// Counts the items behind one among the customers at some places, and those of them before an
  /// end, which are the churners; the items that occur.
  fileprivate func count(
    behind item: Int, _ places: ArraySlice<Int32>, before end: Int32, customers: inout [Int32],
    churned: inout [Int32]
  ) -> [Int] {
    let (starts, items) = (self.starts.span, self.items.span)
    var all = customers.mutableSpan
    var hits = churned.mutableSpan
    var found: [Int] = []
    for place in places {
      let hit: Int32 = place < end ? 1 : 0
      let first = Int(starts[Int(place)])
      var entry = Int(starts[Int(place) + 1]) - 1
      // The items of a customer rise, so that those behind the item stand at the end.
      while entry >= first {
        let other = Int(items[entry])
        guard other > item else { break }
        if all[other] == 0 { found.append(other) }
        all[other] &+= 1
        hits[other] &+= hit
        entry -= 1
      }
    }
    return found
  }
}
