/// Texts laid end to end in one array of bytes.
public struct TextPool: Hashable, Sendable {
  /// The bytes of all texts.
  public private(set) var bytes: [UInt8]
  /// Where each text begins, and after the last one where it ends.
  public private(set) var offsets: [UInt32]

  /// Creates an empty pool.
  public init() {
    bytes = []
    offsets = [0]
  }

  /// Creates a pool of texts.
  public init(_ texts: some Sequence<String>) {
    self.init()
    for text in texts { append(text.utf8) }
  }

  /// Creates a pool from bytes and the places where texts begin and end.
  public init(bytes: [UInt8], offsets: [UInt32]) {
    precondition(offsets.last == UInt32(bytes.count), "The offsets end where the bytes do")
    self.bytes = bytes
    self.offsets = offsets
  }

  /// The number of texts.
  public var count: Int { offsets.count - 1 }

  /// Whether more bytes fit: a pool holds less than 4 GiB.
  public func hasRoom(for count: Int) -> Bool { bytes.count + count < Int(UInt32.max) }

  /// Adds a text given by its UTF-8 bytes.
  public mutating func append(_ text: some Sequence<UInt8>) {
    bytes.append(contentsOf: text)
    offsets.append(UInt32(bytes.count))
  }

  /// Adds a text that a span lends.
  public mutating func append(copying text: Span<UInt8>) {
    bytes.append(copying: text)
    offsets.append(UInt32(bytes.count))
  }

  /// Adds the texts of another pool, whose bytes must fit, with room for `expected` texts in all.
  ///
  /// - Complexity: O(texts and bytes added) on average.
  mutating func append(_ other: TextPool, expecting expected: Int) {
    let start = UInt32(bytes.count)
    // By the mean of all so far: the texts of one chunk may be much longer than the others.
    let mean = (bytes.count + other.bytes.count) / max(1, count + other.count)
    bytes.append(other.bytes, expecting: (mean + 1) * expected)
    offsets.append(other.offsets, after: start, expecting: expected + 1)
  }

  /// The bytes of one text.
  public func bytes(at index: Int) -> ArraySlice<UInt8> {
    bytes[Int(offsets[index])..<Int(offsets[index + 1])]
  }

  /// One text.
  public subscript(index: Int) -> String { String(decoding: bytes(at: index), as: UTF8.self) }

  /// All texts.
  ///
  /// - Complexity: O(*n*).
  public var texts: [String] { (0..<count).map { self[$0] } }

  /// Whether the text at one place comes before the text at another, by their UTF-8 bytes.
  public func precedes(_ left: Int, _ right: Int) -> Bool {
    bytes(at: left).lexicographicallyPrecedes(bytes(at: right))
  }

  /// The texts at some places; a negative place gives an empty text.
  ///
  /// - Complexity: O(*places* + bytes copied).
  public func gathered(at places: [Int32]) -> TextPool {
    var pool = TextPool()
    pool.offsets.reserveCapacity(places.count + 1)
    for place in places {
      if place >= 0 { pool.append(bytes(at: Int(place))) } else { pool.append([]) }
    }
    return pool
  }
}
