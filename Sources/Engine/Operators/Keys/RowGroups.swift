import Bitmaps
import Work

/// The group of each row, or -1 for a row that does not count; of a link, the row of the one side.
///
/// Groups are read from the keys for some rows at a time, so that no step needs memory for those of
/// all rows.
public struct RowGroups: Sendable {
  /// The keys that the groups are read from.
  let codes: KeyCodes
  /// Rows that do not count.
  let leftOut: [Bitmap]

  /// The rows that are read at a time: so many that their groups fit the processor's nearest cache.
  static let stretch = 1 << 13

  /// Groups that are known for each row.
  public init(_ groups: [Int32]) {
    self.init(KeyCodes(.made(groups), count: groups.count, cellCount: 0))
  }

  /// Groups that are the codes of keys.
  init(_ codes: KeyCodes) {
    self.init(codes, leftOut: [])
  }

  private init(_ codes: KeyCodes, leftOut: [Bitmap]) {
    (self.codes, self.leftOut) = (codes, leftOut)
  }

  /// One group of all rows.
  static func one(_ rowCount: Int) -> RowGroups {
    RowGroups(KeyCodes(.zeros, count: rowCount, cellCount: 1))
  }

  /// The number of rows.
  public var count: Int { codes.count }

  /// Whether all rows are known to be of one group.
  var isOne: Bool {
    if case .zeros = codes.source { leftOut.isEmpty } else { false }
  }

  /// The groups without some rows, which no longer count.
  func without(_ rows: Bitmap?) -> RowGroups {
    guard let rows else { return self }
    return RowGroups(codes, leftOut: leftOut + [rows])
  }

  /// Lends the groups of some rows.
  ///
  /// - Complexity: O(rows), O(1) for groups that are known for each row.
  func withNumbers<Result>(of range: Range<Int>, _ body: (Span<Int32>) -> Result) -> Result {
    if case .made(let groups) = codes.source, codes.missing == nil, leftOut.isEmpty {
      return body(groups.span.extracting(range))
    }
    var numbers = [Int32](repeating: 0, count: range.count)
    var span = numbers.mutableSpan
    codes.write(range, times: 1, isAdded: false, to: &span)
    for rows in leftOut {
      rows.forEachSetBit(in: range) { span[$0 &- range.lowerBound] = -1 }
    }
    return body(numbers.span)
  }

  /// Lends the groups of some rows, some thousands at a time in their order.
  ///
  /// - Complexity: O(rows).
  func forEachStretch(
    of range: Range<Int>, _ body: (_ numbers: Span<Int32>, _ rows: Range<Int>) -> Void
  ) {
    range.forEachStretch(of: RowGroups.stretch) { rows in
      withNumbers(of: rows) { body($0, rows) }
    }
  }

  /// The groups of all rows.
  ///
  /// - Complexity: O(*n*), shared among the threads; O(1) for groups that are known for each row.
  func numbers(in work: WorkContext) -> [Int32] {
    guard !leftOut.isEmpty else { return codes.codes(in: work) }
    return Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
      withNumbers(of: range) { numbers in
        for place in numbers.indices { output[place] = numbers[place] }
      }
    }
  }
}

extension Range<Int> {
  /// Calls `body` on consecutive stretches of at most a length.
  @inline(__always)
  func forEachStretch(of length: Int, _ body: (Range<Int>) -> Void) {
    var start = lowerBound
    while start < upperBound {
      let end = Swift.min(upperBound, start + length)
      body(start..<end)
      start = end
    }
  }
}
