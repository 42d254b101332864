import Bitmaps
import Work

/// The rules that begin with one item; places count from the first of them.
struct RuleBranch {
  /// What is searched.
  let search: RuleSearch
  /// The wish to end early.
  let stop: StopFlag
  /// What was found.
  var nodes: [RuleNode] = []

  /// Adds the rules of one root and each root behind it.
  mutating func addPairs(of root: Int, among roots: [UInt32]) {
    let counted = counts(pairs(of: roots, firsts: root..<(root + 1)), under: nil)
    add(counted, of: 0, below: Int32(root), length: 2)
    search.budget.spend(nodes.count)
  }

  /// Joins rules that differ in their last item, then goes on from each rule so made.
  ///
  /// - Parameters:
  ///   - prefix: the customers of what the rules have in common.
  ///   - length: how many items each of them has.
  ///   - members: their places.
  mutating func grow(_ prefix: [UInt64], length: Int, members: Range<Int>) {
    guard length < search.maximum, !stop.isStopped, !search.budget.isSpent else { return }
    let items = members.map { UInt32(nodes[$0].item) }
    let counted = counts(pairs(of: items, firsts: 0..<(items.count - 1)), under: prefix)
    let first = nodes.count
    for place in counted.pairs.firsts.indices {
      let member = members.lowerBound + place
      let start = nodes.count
      add(counted, of: place, below: Int32(member), length: length + 1)
      nodes[member].firstChild = Int32(start)
      nodes[member].childCount = Int32(nodes.count - start)
    }
    search.budget.spend(nodes.count - first)
    guard length + 1 < search.maximum else { return }
    for member in members where nodes[member].childCount > 1 {
      let start = Int(nodes[member].firstChild)
      grow(
        search.matrix.row(Int(nodes[member].item), under: prefix), length: length + 1,
        members: start..<(start + Int(nodes[member].childCount)))
    }
  }

  /// Pairs with their counts; those with too few churners are gone.
  private struct Counted {
    var pairs: RowPairs
    var churned: [UInt32]
    var others: [UInt32]
  }

  /// Counts the churners of pairs first, and the others only of pairs with enough of them.
  private func counts(_ pairs: RowPairs, under prefix: [UInt64]?) -> Counted {
    let churned = search.matrix.counts(pairs, under: prefix, in: .target)
    var counted = Counted(pairs: pairs, churned: churned, others: [])
    if search.thresholds.churned > 0 { counted = enough(counted) }
    counted.others = search.matrix.counts(counted.pairs, under: prefix, in: .rest)
    return counted
  }

  private func enough(_ counted: Counted) -> Counted {
    let least = UInt32(search.thresholds.churned)
    var (starts, partners, churned): ([UInt32], [UInt32], [UInt32]) = ([0], [], [])
    for place in counted.pairs.firsts.indices {
      for pair in counted.pairs.range(of: place) where counted.churned[pair] >= least {
        partners.append(counted.pairs.partners[pair])
        churned.append(counted.churned[pair])
      }
      starts.append(UInt32(partners.count))
    }
    let pairs = RowPairs(firsts: counted.pairs.firsts, starts: starts, partners: partners)
    return Counted(pairs: pairs, churned: churned, others: [])
  }

  /// Pairs of some items with each one behind them that is of another source.
  private func pairs(of items: [UInt32], firsts: Range<Int>) -> RowPairs {
    let sources = search.sources
    var (starts, partners): ([UInt32], [UInt32]) = ([0], [])
    for place in firsts {
      let source = sources[Int(items[place])]
      for other in (place + 1)..<max(place + 1, items.count)
      where sources[Int(items[other])] != source {
        partners.append(items[other])
      }
      starts.append(UInt32(partners.count))
    }
    return RowPairs(firsts: Array(items[firsts]), starts: starts, partners: partners)
  }

  /// Adds the rules above the thresholds that begin with one first row.
  private mutating func add(_ counted: Counted, of place: Int, below parent: Int32, length: Int) {
    for pair in counted.pairs.range(of: place) {
      let churned = Int(counted.churned[pair])
      let customers = churned + Int(counted.others[pair])
      guard search.thresholds.admit(customers, churned) else { continue }
      nodes.append(
        RuleNode(
          item: Int32(counted.pairs.partners[pair]), parent: parent, length: Int32(length),
          customers: customers, churned: churned))
    }
  }
}
