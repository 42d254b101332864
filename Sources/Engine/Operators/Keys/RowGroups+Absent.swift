import Bitmaps
import Work

extension RowGroups {
  /// Whether a row counts.
  ///
  /// - Complexity: O(*n*) at most.
  var hasRows: Bool { has { $0 >= 0 } }

  /// Whether a row does not count.
  ///
  /// - Complexity: O(*n*) at most.
  var leavesRowsOut: Bool { mayLeaveRowsOut && has { $0 < 0 } }

  /// Whether there may be a row that does not count.
  ///
  /// - Complexity: O(table) for codes of a dictionary, else O(1).
  var mayLeaveRowsOut: Bool {
    !leftOut.isEmpty || codes.missing != nil && codes.missingCode < 0 || codes.source.mayBeNegative
  }

  /// The rows that do not count, or nothing when all do.
  ///
  /// - Complexity: O(*n*) at most, shared among the threads.
  func absentRows(in work: WorkContext) -> Bitmap? {
    guard mayLeaveRowsOut else { return nil }
    if leftOut.isEmpty, !codes.source.mayBeNegative { return codes.missing }
    let absent = packed(in: work) { $0 < 0 }
    return absent.isEmpty ? nil : absent
  }

  /// A bit for each row, told from its group.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func packed(in work: WorkContext, where fits: @Sendable (Int32) -> Bool) -> Bitmap {
    Bitmap(packing: count, in: work) { words, output in
      let rows = words.lowerBound * 64..<min(count, words.upperBound * 64)
      withNumbers(of: rows) { numbers in
        packWords(words, of: count, into: &output) { fits(numbers[$0 &- rows.lowerBound]) }
      }
    }
  }

  private func has(_ isWanted: (Int32) -> Bool) -> Bool {
    var start = 0
    while start < count {
      let end = min(count, start + RowGroups.stretch)
      let isFound = withNumbers(of: start..<end) { numbers in
        numbers.indices.contains { isWanted(numbers[$0]) }
      }
      if isFound { return true }
      start = end
    }
    return false
  }
}
