import Bitmaps

/// The items of each customer, for searches in which customers have few of many items.
///
/// Where rows of bits are nearly empty, going through the items that a customer has costs less than
/// going through all customers for each pair of items.
struct ItemLists: Sendable {
  /// Where the items of each customer begin, by their place in the rows of the matrix.
  let starts: [Int32]
  /// The places of the items among those that are searched, rising for each customer.
  let items: [Int32]

  /// The greatest share of customers that an item may have on average.
  static let greatestDensity = 0.02

  /// Whether lists are the better way for some items.
  static func suit(_ rows: [RuleNode], customers: Int) -> Bool {
    let set = rows.reduce(0) { $0 + $1.customers }
    return rows.count > 1 && set < Int(Int32.max)
      && Double(set) < greatestDensity * Double(rows.count) * Double(customers)
  }

  /// Lists the items of each customer.
  ///
  /// - Complexity: O(*rows* + bits that are set).
  init(_ matrix: BitMatrix, rows: [UInt32]) {
    var starts = [Int32](repeating: 0, count: matrix.width * 64 + 1)
    for row in rows {
      ItemLists.forEachPlace(matrix.row(Int(row))) { starts[$0 + 1] += 1 }
    }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var items = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
    for (item, row) in rows.enumerated() {
      ItemLists.forEachPlace(matrix.row(Int(row))) { place in
        items[Int(next[place])] = Int32(item)
        next[place] += 1
      }
    }
    (self.starts, self.items) = (starts, items)
  }

  /// Lists, of some customers, the items that are kept, by their numbers among these; there are
  /// as many entries as these items have customers here.
  ///
  /// - Complexity: O(items of these customers).
  init(
    _ lists: ItemLists, of places: [Int32], keeping kept: [Int], behind item: Int, entries: Int
  ) {
    var numbers = [Int32](repeating: -1, count: (kept.last ?? -1) + 1)
    for (number, other) in kept.enumerated() { numbers[other] = Int32(number) }
    var starts = [Int32](repeating: Int32(entries), count: places.count + 1)
    var items = [Int32](repeating: 0, count: entries)
    var next = entries
    var output = items.mutableSpan
    // From the end, as the items behind the one stand at the end of each list.
    for (number, place) in places.enumerated().reversed() {
      let first = lists.starts[Int(place)]
      var entry = lists.starts[Int(place) + 1] - 1
      while entry >= first, case let other = Int(lists.items[Int(entry)]), other > item {
        if other < numbers.count, numbers[other] >= 0 {
          next -= 1
          output[next] = numbers[other]
        }
        entry -= 1
      }
      starts[number] = Int32(next)
    }
    (self.starts, self.items) = (starts, items)
  }

  /// The places of the customers of an item, who are so many.
  static func places(_ row: ArraySlice<UInt64>, count: Int) -> [Int32] {
    var places: [Int32] = []
    places.reserveCapacity(count)
    forEachPlace(row) { places.append(Int32($0)) }
    return places
  }

  @inline(__always)
  private static func forEachPlace(_ row: ArraySlice<UInt64>, _ body: (Int) -> Void) {
    var start = 0
    for word in row {
      var bits = word
      while bits != 0 {
        body(start + bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
      start += 64
    }
  }
}
