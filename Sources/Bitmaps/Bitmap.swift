/// A row of bits of fixed length, 64 per word: which rows are missing, chosen or in a group.
///
/// Bits of the last word past `count` are zero always, so that counting and comparing need no mask.
public struct Bitmap: Hashable, Sendable {
  /// How many bits there are.
  public let count: Int
  @usableFromInline var words: [UInt64]

  /// Makes a row of bits that are all clear.
  public init(count: Int) {
    precondition(count >= 0, "a row of bits cannot have a negative length")
    self.count = count
    words = [UInt64](repeating: 0, count: Self.wordCount(for: count))
  }

  /// Makes a row of bits that are all the same.
  public init(repeating bit: Bool, count: Int) {
    self.init(count: count)
    guard bit else { return }
    for index in words.indices { words[index] = .max }
    clearPadding()
  }

  /// Makes a row of bits from words, lowest bit first, ignoring bits past `count`.
  public init(words: [UInt64], count: Int) {
    precondition(count >= 0, "a row of bits cannot have a negative length")
    precondition(words.count == Self.wordCount(for: count), "the words must fit the length")
    self.count = count
    self.words = words
    clearPadding()
  }

  /// Makes a row with the bits set whose position fulfils a condition.
  /// - Complexity: O(*n*) calls.
  @inlinable
  public init<E: Error>(count: Int, where isSet: (Int) throws(E) -> Bool) throws(E) {
    self.init(count: count)
    var position = 0
    for index in words.indices {
      let end = Swift.min(position + 64, count)
      var word: UInt64 = 0
      var mask: UInt64 = 1
      while position < end {
        if try isSet(position) { word |= mask }
        mask &<<= 1
        position += 1
      }
      words[index] = word
    }
  }

  /// How many words hold a number of bits.
  static func wordCount(for count: Int) -> Int { count / 64 + (count % 64 == 0 ? 0 : 1) }

  /// Clears the bits of the last word that lie past the end.
  mutating func clearPadding() {
    let used = count % 64
    guard used != 0 else { return }
    words[words.count - 1] &= (1 << UInt64(used)) - 1
  }

  /// The bit at a position.
  @inlinable
  public subscript(position: Int) -> Bool {
    get {
      precondition(position >= 0 && position < count, "the bit lies past the end of the row")
      return words[position &>> 6] & (1 &<< UInt64(truncatingIfNeeded: position)) != 0
    }
    set {
      precondition(position >= 0 && position < count, "the bit lies past the end of the row")
      let mask: UInt64 = 1 &<< UInt64(truncatingIfNeeded: position)
      if newValue {
        words[position &>> 6] |= mask
      } else {
        words[position &>> 6] &= ~mask
      }
    }
  }

  /// Lends the words to a reader, lowest bit first.
  @inlinable
  public func withWords<Result: ~Copyable, E: Error>(
    _ body: (Span<UInt64>) throws(E) -> Result
  ) throws(E) -> Result {
    try body(words.span)
  }
}
