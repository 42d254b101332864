extension ItemLists {
  /// Counts the items behind one among the customers at some places, and 32 bits higher those of
  /// them before an end, which are the churners; how many items occur, which are then found first.
  func count(
    behind item: Int, _ places: ArraySlice<Int32>, before end: Int32, counts: inout [UInt64],
    found: inout [Int32]
  ) -> Int {
    let (starts, items) = (self.starts.span, self.items.span)
    var counts = counts.mutableSpan
    var found = found.mutableSpan
    var occurring = 0
    for place in places {
      let one: UInt64 = place < end ? 1 << 32 | 1 : 1
      let first = Int(starts[Int(place)])
      var entry = Int(starts[Int(place) + 1]) - 1
      // The items of a customer rise, so that those behind the item stand at the end.
      while entry >= first, case let other = Int(items[entry]), other > item {
        let before = counts[other]
        if before == 0 {
          found[occurring] = Int32(other)
          occurring += 1
        }
        counts[other] = before &+ one
        entry -= 1
      }
    }
    return occurring
  }

  /// Puts each of some places where the next of each bucket goes that an item behind one has.
  func part(
    _ places: ArraySlice<Int32>, behind item: Int, by buckets: [Int32], from next: [Int],
    into members: inout [Int32]
  ) {
    var next = next
    let (starts, items, buckets) = (self.starts.span, self.items.span, buckets.span)
    var ends = next.mutableSpan
    var members = members.mutableSpan
    for place in places {
      let first = Int(starts[Int(place)])
      var entry = Int(starts[Int(place) + 1]) - 1
      while entry >= first, case let other = Int(items[entry]), other > item {
        let bucket = Int(buckets[other])
        if bucket >= 0 {
          let end = ends[bucket]
          members[end] = place
          ends[bucket] = end + 1
        }
        entry -= 1
      }
    }
  }
}
