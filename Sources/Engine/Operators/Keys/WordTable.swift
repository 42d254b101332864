/// Numbers distinct words in the order of their first appearance, by open addressing.
struct WordTable {
  /// The distinct words; the place of a word is its number.
  private(set) var words: [UInt64] = []
  private var slots: [Int32]
  private var mask: Int

  /// Creates an empty table with room for some words.
  init(expecting count: Int = 0) {
    var size = 64
    while size < min(count, 1 << 26) * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
  }

  /// The number of a word, which it is given when it is new.
  mutating func number(of word: UInt64) -> Int32 {
    var place = Int(truncatingIfNeeded: Self.mixed(word)) & mask
    while slots[place] >= 0 {
      if words[Int(slots[place])] == word { return slots[place] }
      place = (place + 1) & mask
    }
    let number = Int32(words.count)
    slots[place] = number
    words.append(word)
    if words.count * 2 > slots.count { grow() }
    return number
  }

  /// The number of a word, or -1 when the table does not hold it.
  func find(_ word: UInt64) -> Int32 {
    var place = Int(truncatingIfNeeded: Self.mixed(word)) & mask
    while slots[place] >= 0 {
      if words[Int(slots[place])] == word { return slots[place] }
      place = (place + 1) & mask
    }
    return -1
  }

  private mutating func grow() {
    mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, word) in words.enumerated() {
      var place = Int(truncatingIfNeeded: Self.mixed(word)) & mask
      while slots[place] >= 0 { place = (place + 1) & mask }
      slots[place] = Int32(number)
    }
  }

  /// Spreads neighbouring words over the table (the finaliser of SplitMix64).
  @inline(__always)
  static func mixed(_ word: UInt64) -> UInt64 {
    var mixed = word &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
