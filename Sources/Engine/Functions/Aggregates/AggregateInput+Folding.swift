import Work

extension AggregateInput {
  /// The rows of one piece: enough that the groups of a piece cost little against its rows.
  ///
  /// They depend on nothing but the number of groups, so that sums do not depend on the threads.
  static func piece(groupCount: Int) -> Int { max(Work.usualPiece, 16 * groupCount) }

  /// What is known of each group after all of its rows; zeros once a stop is asked for.
  ///
  /// Few groups are known piece by piece, and the pieces put together in their order. The rows of
  /// many are first divided by their groups, so that no access goes all over the memory.
  ///
  /// - Complexity: O(*n* + groups), shared among the threads.
  func folded<Fold: GroupFold>(
    _ loads: RowLoads<Fold.Load>, in groups: RowGroups, as fold: Fold.Type
  ) -> [Fold] {
    areMany(of: MemoryLayout<Fold>.stride)
      ? foldedByParts(loads, groups) : foldedByPieces(loads, groups)
  }

  /// Whether so many bytes for each group do not fit the processor's nearer cache, and rows are
  /// enough to be divided.
  func areMany(of bytes: Int) -> Bool {
    groupCount * bytes > RowDivision<Int32>.nearBytes && groups.count >= Work.usualPiece
  }

  private func foldedByPieces<Fold: GroupFold>(
    _ loads: RowLoads<Fold.Load>, _ groups: RowGroups
  ) -> [Fold] {
    let piece = AggregateInput.piece(groupCount: groupCount)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) { range -> [Fold] in
      var part = [Fold](repeating: Fold(), count: groupCount)
      loads.withLoads(of: range) { loads, first in
        if groups.isOne {
          let own = range.lowerBound - first..<range.upperBound - first
          part[0] = AggregateInput.folded(loads.extracting(own))
        } else {
          AggregateInput.fold(range, groups, loads, first, into: &part)
        }
      }
      return part
    }
    guard let parts, var total = parts.first else {
      return [Fold](repeating: Fold(), count: groupCount)
    }
    for part in parts.dropFirst() {
      for group in total.indices { total[group].join(part[group]) }
    }
    return total
  }

  private static func fold<Fold: GroupFold>(
    _ range: Range<Int>, _ groups: RowGroups, _ loads: Span<Fold.Load>, _ first: Int,
    into part: inout [Fold]
  ) {
    groups.forEachStretch(of: range) { groups, rows in
      var known = part.mutableSpan
      let offset = rows.lowerBound &- first
      for place in groups.indices where groups[place] >= 0 {
        known[Int(groups[place])].add(loads[offset &+ place])
      }
    }
  }

  /// What is known of rows of one group: of four quarters at a time, because a step of one does not
  /// wait for that of another.
  private static func folded<Fold: GroupFold>(_ loads: Span<Fold.Load>) -> Fold {
    var (first, second, third, fourth) = (Fold(), Fold(), Fold(), Fold())
    let quarter = loads.count / 4
    for place in 0..<quarter {
      first.add(loads[place])
      second.add(loads[quarter &+ place])
      third.add(loads[2 &* quarter &+ place])
      fourth.add(loads[3 &* quarter &+ place])
    }
    for place in 4 * quarter..<loads.count { fourth.add(loads[place]) }
    first.join(second)
    first.join(third)
    first.join(fourth)
    return first
  }

  private func foldedByParts<Fold: GroupFold>(
    _ loads: RowLoads<Fold.Load>, _ groups: RowGroups
  ) -> [Fold] {
    let width = RowDivision<Fold.Load>.width(
      for: MemoryLayout<Fold>.stride, below: groupCount)
    let division = RowDivision(groups, below: groupCount, width: width, loads: loads, in: work)
    let lengths = (0..<division.partCount).map { division.numbers(of: $0).count }
    return Work.array(joining: lengths, in: work) { (part, known: inout MutableSpan<Fold>) in
      for group in known.indices { known[group] = Fold() }
      for piece in division.pieces {
        let (numbers, loads) = (piece.numbers.span, piece.loads.span)
        for place in piece.places(of: part) { known[Int(numbers[place])].add(loads[place]) }
      }
    }
  }
}
