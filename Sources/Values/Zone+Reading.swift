extension Zone {
  /// Reads a zone from the bytes of a TZif file, or nothing when they are none.
  ///
  /// After the last change of the file the rule at its end is followed to the year 2400.
  /// Source: RFC 9636, sections 3.1 to 3.3.
  ///
  /// - Complexity: O(*bytes*).
  public init?(name: String, file bytes: [UInt8]) {
    guard let first = Header(bytes, at: 0) else { return nil }
    let isLong = first.version >= UInt8(ascii: "2")
    guard
      let header = isLong ? Header(bytes, at: first.end(timeBytes: 4)) : first,
      let (changes, offsets) = header.changes(in: bytes, timeBytes: isLong ? 8 : 4)
    else { return nil }
    let tail = isLong ? bytes.dropFirst(header.end(timeBytes: 8) + 1) : []
    let rule = ZoneRule(String(decoding: tail.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    self.init(name: name, changes: changes, offsets: offsets, then: rule)
  }

  private init(name: String, changes: [Int64], offsets: [Int64], then rule: ZoneRule?) {
    var (changes, offsets) = (changes, offsets)
    for (second, offset) in rule?.changes(in: 1970...2400) ?? []
    where second > changes.last ?? .min {
      changes.append(second)
      offsets.append(offset)
    }
    self.init(name: name, changes: changes, offsets: offsets)
  }
}

/// The numbers at the head of a block of a TZif file.
private struct Header {
  let version: UInt8
  /// Behind the head.
  let start: Int
  let utcCount: Int
  let standardCount: Int
  let leapCount: Int
  let timeCount: Int
  let typeCount: Int
  let letterCount: Int

  init?(_ bytes: [UInt8], at place: Int) {
    guard bytes.count >= place + 44, bytes[place..<place + 4].elementsEqual("TZif".utf8) else {
      return nil
    }
    version = bytes[place + 4]
    start = place + 44
    let counts = (0..<6).map { Int(bytes.number(at: place + 20 + 4 * $0, of: 4)) }
    (utcCount, standardCount, leapCount) = (counts[0], counts[1], counts[2])
    (timeCount, typeCount, letterCount) = (counts[3], counts[4], counts[5])
    guard counts.allSatisfy({ (0...1_000_000).contains($0) }), typeCount > 0 else { return nil }
  }

  /// Where the block ends whose times have so many bytes.
  func end(timeBytes: Int) -> Int {
    start + timeCount * (timeBytes + 1) + typeCount * 6 + letterCount
      + leapCount * (timeBytes + 4) + standardCount + utcCount
  }

  /// The moments at which clocks change, and the offsets before, between and after them.
  func changes(in bytes: [UInt8], timeBytes: Int) -> ([Int64], [Int64])? {
    guard bytes.count >= end(timeBytes: timeBytes) else { return nil }
    let types = start + timeCount * timeBytes
    let table = types + timeCount
    let times = (0..<timeCount).map { bytes.number(at: start + $0 * timeBytes, of: timeBytes) }
    let kinds = [0] + (0..<timeCount).map { Int(bytes[types + $0]) }
    guard kinds.allSatisfy({ $0 < typeCount }), times == times.sorted() else { return nil }
    return (times, kinds.map { bytes.number(at: table + 6 * $0, of: 4) })
  }
}

extension [UInt8] {
  /// A signed number of four or eight bytes, the greatest first.
  fileprivate func number(at place: Int, of size: Int) -> Int64 {
    let bits = self[place..<place + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
  }
}
