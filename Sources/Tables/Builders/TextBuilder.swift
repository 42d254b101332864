import Bitmaps
public import Work

/// Collects the texts of a column, keeping each distinct text once.
public struct TextBuilder: Sendable {
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0]
  private var hashes: [UInt32] = []
  /// Open addressing: the place of a distinct text plus one, or zero.
  private var slots = [UInt32](repeating: 0, count: 64)
  private var codes: [UInt32] = []
  private var missing = MissingRows()
  private var missingCount = 0

  /// A column of more rows than this may be stored without a dictionary.
  public static let plainThreshold = 1000

  /// Starts with no rows.
  public init() {}

  /// The number of rows so far.
  public var count: Int { codes.count }

  /// The number of distinct texts so far.
  public var distinctCount: Int { hashes.count }

  /// The distinct texts in order of first appearance, at least one.
  var pool: TextPool {
    hashes.isEmpty ? TextPool([""]) : TextPool(bytes: bytes, offsets: offsets)
  }

  /// Whether a text of some length still fits: the distinct texts together stay below 4 GiB.
  public func hasRoom(for length: Int) -> Bool { bytes.count + length < Int(UInt32.max) }

  /// Adds a row with a text.
  public mutating func append(_ text: Span<UInt8>) { codes.append(code(of: text)) }

  /// Adds a row with a text that has a code already.
  public mutating func append(code: UInt32) { codes.append(code) }

  /// Adds a row without a value.
  public mutating func appendMissing() {
    missing.mark(codes.count)
    missingCount += 1
    codes.append(0)
  }

  /// The code of a text, which is given one when it is new.
  ///
  /// - Complexity: O(length) on average.
  public mutating func code(of text: Span<UInt8>) -> UInt32 {
    let hash = TextBuilder.hash(text)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if hashes[place] == hash, isText(at: place, equalTo: text) { return UInt32(place) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(hashes.count + 1)
    hashes.append(hash)
    bytes.append(copying: text)
    offsets.append(UInt32(bytes.count))
    if hashes.count * 2 > slots.count { grow() }
    return UInt32(hashes.count - 1)
  }

  /// The finished column: plain when it has more than `plainThreshold` rows and more than half of
  /// its texts are distinct, else with a dictionary.
  ///
  /// Once a stop is asked for, its texts mean nothing.
  ///
  /// - Complexity: O(*n* + bytes).
  public func build(until stop: StopFlag = StopFlag()) -> TextColumn {
    let rows = missing.bitmap(count: count)
    let isPlain =
      count > TextBuilder.plainThreshold && hashes.count * 2 > count - missingCount
    if isPlain, let pool = plainPool(until: stop) { return TextColumn(.plain(pool), missing: rows) }
    // Rows without a text point at text 0, so there must be one.
    return TextColumn(
      .coded(Codes(narrowing: codes, distinctCount: hashes.count), pool), missing: rows)
  }

  /// The texts row by row, or nothing when they do not fit into one pool.
  private func plainPool(until stop: StopFlag) -> TextPool? {
    let absent = missing.bitmap(count: count)
    if absent == nil, hashes.count == count { return TextPool(bytes: bytes, offsets: offsets) }
    var all: [UInt8] = []
    var ends: [UInt32] = [0]
    all.reserveCapacity(bytes.count)
    ends.reserveCapacity(count + 1)
    for row in 0..<count {
      if row & 0xFFFF == 0, stop.isStopped { return TextPool(blankCount: count) }
      if absent?[row] != true {
        let place = Int(codes[row])
        let range = Int(offsets[place])..<Int(offsets[place + 1])
        guard all.count + range.count < Int(UInt32.max) else { return nil }
        all.append(contentsOf: bytes[range])
      }
      ends.append(UInt32(all.count))
    }
    return TextPool(bytes: all, offsets: ends)
  }

  private func isText(at place: Int, equalTo text: Span<UInt8>) -> Bool {
    let range = Int(offsets[place])..<Int(offsets[place + 1])
    return range.count == text.count && bytes.span.extracting(range).isSame(as: text)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for place in hashes.indices {
      var slot = Int(hashes[place]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(place + 1)
    }
  }

  /// A hash by words of eight bytes, fixed so that nothing depends on a seed.
  private static func hash(_ text: Span<UInt8>) -> UInt32 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: text.count + 1)
    var position = 0
    while position < text.count {
      hash = (hash ^ text.word(at: position)) &* 0xD6E8_FEB8_6659_FD93
      hash ^= hash >> 32
      position += 8
    }
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
