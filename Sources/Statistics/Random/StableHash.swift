/// A hash of a number that is the same in every run, for sampling by customer key.
public func stableHash(_ value: UInt64, seed: UInt64 = 0) -> UInt64 {
  let start = SplitMix64.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
  return SplitMix64.mix((value ^ start) &+ 0x9E37_79B9_7F4A_7C15)
}

/// A hash of bytes that is the same in every run, for sampling by customer key.
///
/// Eight bytes at a time, lowest first, each word mixed into the last; the length goes in at the
/// end, so that trailing zeros matter. Not meant to withstand an adversary.
/// - Complexity: O(*n*) in the number of bytes.
public func stableHash(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
  var hash = seed
  var word: UInt64 = 0
  var length: UInt64 = 0
  for byte in bytes {
    word |= UInt64(byte) << (8 * (length & 7))
    length &+= 1
    if length & 7 == 0 {
      hash = stableHash(word, seed: hash)
      word = 0
    }
  }
  return stableHash(length, seed: stableHash(word, seed: hash))
}

/// The same hash of bytes that a span lends, for loops over many texts.
/// - Complexity: O(*n*) in the number of bytes.
public func stableHash(of bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
  var hash = seed
  var word: UInt64 = 0
  for index in bytes.indices {
    word |= UInt64(bytes[index]) &<< UInt64(8 &* (index & 7))
    if index & 7 == 7 {
      hash = stableHash(word, seed: hash)
      word = 0
    }
  }
  return stableHash(UInt64(bytes.count), seed: stableHash(word, seed: hash))
}
