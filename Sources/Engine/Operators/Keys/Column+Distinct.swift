import Bitmaps
public import Tables
public import Work

extension Column {
  /// The number of different known values; meaningless once a stop is asked for.
  ///
  /// - Complexity: O(*n*) on average, shared among the threads.
  public func distinctCount(in work: WorkContext) -> Int {
    if missing == nil, case .text(let column) = self, case .plain(let pool) = column.storage {
      return pool.distinctCount(in: work)
    }
    let key = KeyCodes(self, isOrdered: false, in: work)
    let codes = RowGroups(key).without(missing)
    // Two rows of marks at most, so that the memory does not grow with the threads.
    let piece = max(Work.usualPiece, (count + 1) / 2)
    let parts = try? Work.overRanges(count, piece: piece, in: work) { range -> [Bool] in
      var marks = [Bool](repeating: false, count: key.cellCount)
      codes.forEachStretch(of: range) { codes, _ in
        if work.stop.isStopped { return }
        var marks = marks.mutableSpan
        for place in codes.indices where codes[place] >= 0 { marks[Int(codes[place])] = true }
      }
      return marks
    }
    guard let parts, let first = parts.first else { return 0 }
    let last = parts.count > 1 ? parts[1] : first
    return first.indices.count { first[$0] || last[$0] }
  }
}
