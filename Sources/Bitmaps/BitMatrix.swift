/// Rows of bits of one length side by side, the columns of a target first: what a search counts in.
///
/// Both parts begin where a line of the cache begins and are filled up with zeros to its end, so that
/// one pass counts what is set and, on the way, what of it belongs to the target.
public struct BitMatrix: Sendable {
  /// How many words a row has.
  public let width: Int
  /// How many words of each row belong to the target.
  public let split: Int
  /// The words of all rows, from the one at `start` on.
  let words: [UInt64]
  /// How many words stand before the first row, so that it begins with a line of the cache.
  let start: Int

  /// Parts rows into the bits where a target is set and those where it is not.
  ///
  /// - Complexity: O(rows × *n* / 64).
  public init(_ rows: [Bitmap], target: Bitmap) {
    precondition(rows.allSatisfy { $0.count == target.count }, "rows must have the target's length")
    let inside = target.populationCount
    split = BitMatrix.whole(Bitmap.wordCount(for: inside))
    width = split + BitMatrix.whole(Bitmap.wordCount(for: target.count - inside))
    count = rows.count
    (words, start) = BitMatrix.parted(rows, target, split: split, width: width)
  }

  /// How many words a line of the cache has.
  static let line = 8

  /// A number of words filled up to whole lines.
  private static func whole(_ words: Int) -> Int { (words + line - 1) / line * line }

  /// How many rows there are.
  public let count: Int

  /// The words of a row.
  public func row(_ index: Int) -> ArraySlice<UInt64> {
    words[(start + index * width)..<(start + (index + 1) * width)]
  }

  /// Which part of the rows is counted.
  public enum Part: Sendable {
    /// The columns of the target.
    case target
    /// The others.
    case rest
  }

  /// The words of a part.
  func range(_ part: Part) -> Range<Int> {
    switch part {
    case .target: 0..<split
    case .rest: split..<width
    }
  }

  /// For each pair, how many bits of a part are set in both rows and in a prefix, when there is one.
  ///
  /// - Complexity: O(pairs × *n* / 64).
  public func counts(_ pairs: RowPairs, under prefix: [UInt64]?, in part: Part) -> [UInt32] {
    precondition(prefix == nil || prefix?.count == width, "the prefix must be as long as the rows")
    precondition(pairs.isWithin(count), "pairs are of rows that are there")
    return countsByKernel(pairs, under: prefix, in: range(part))
  }

  /// For each row, how many bits of a part are set in it and in a cover.
  ///
  /// - Complexity: O(rows × *n* / 64).
  public func counts(under cover: [UInt64], in part: Part) -> [UInt32] {
    precondition(cover.count == width, "the cover must be as long as the rows")
    return countsByKernel(under: cover, in: range(part))
  }

  /// The bits set in a row and in a prefix, when there is one.
  ///
  /// - Complexity: O(*n* / 64).
  public func row(_ index: Int, under prefix: [UInt64]?) -> [UInt64] {
    guard let prefix else { return Array(row(index)) }
    var result = prefix
    let first = start + index * width
    for word in result.indices { result[word] &= words[first + word] }
    return result
  }
}

/// Pairs of rows, those with the same first one together.
public struct RowPairs: Sendable {
  /// The first rows.
  public let firsts: [UInt32]
  /// Where the partners of each first row begin, and after the last one where they end.
  public let starts: [UInt32]
  /// The partners.
  public let partners: [UInt32]

  /// Creates pairs of first rows with their partners, which stand one behind the other.
  public init(firsts: [UInt32], starts: [UInt32], partners: [UInt32]) {
    precondition(
      starts.count == firsts.count + 1 && starts[0] == 0
        && starts[firsts.count] == UInt32(partners.count), "the starts must bound the partners")
    self.firsts = firsts
    self.starts = starts
    self.partners = partners
  }

  /// The places of the partners of a first row, by its place.
  public func range(of first: Int) -> Range<Int> { Int(starts[first])..<Int(starts[first + 1]) }

  /// Whether every row named lies below a number, and the starts never fall.
  func isWithin(_ count: Int) -> Bool {
    for first in firsts where first >= count { return false }
    for partner in partners where partner >= count { return false }
    for place in firsts.indices where starts[place] > starts[place + 1] { return false }
    return true
  }
}
