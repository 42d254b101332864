import Tables

// SAFETY: the slots are allocated and freed here alone, and there are `mask + 1` of them; a text that
// is looked up can be read eight bytes at a time.

/// Finds texts that were seen before, by their first eight bytes, their length and a hash.
///
/// One chunk's column owns it, so no two threads meet in it.
@safe final class TextSlots {
  /// A place for one text.
  struct Slot {
    /// The first eight bytes, zeros behind a shorter text.
    var head: UInt64 = 0
    /// The length, with the highest bit set for texts that are told apart by their quotes.
    var tag: UInt32 = 0
    /// The number of the text plus one, or zero when the place is free.
    var number: UInt32 = 0
  }

  /// The texts, end to end.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  /// Where each text begins, and where the last one ends.
  @exclusivity(unchecked) private var offsets: [UInt32] = [0]
  @exclusivity(unchecked) private var slots: UnsafeMutablePointer<Slot>
  @exclusivity(unchecked) private var mask: Int
  private var usedCount = 0
  /// Whether texts collide so often that looking them up no longer pays.
  private(set) var isClogged = false

  /// Starts with no text.
  init() {
    unsafe mask = 255
    unsafe slots = .allocate(capacity: 256)
    unsafe slots.initialize(repeating: Slot(), count: 256)
  }

  deinit { unsafe slots.deallocate() }

  /// The number of texts.
  var count: Int { unsafe offsets.count - 1 }

  /// Whether as many bytes of text may still be added.
  func hasRoom(for count: Int) -> Bool { unsafe bytes.count + count < Int(Int32.max) }

  /// All texts in the order of their numbers; one empty text when there is none.
  var pool: TextPool {
    count == 0 ? TextPool([""]) : unsafe TextPool(bytes: bytes, offsets: offsets)
  }

  /// The bytes of a text.
  func withText<Result>(_ number: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let held = unsafe bytes
    let range = unsafe Int(offsets[number])..<Int(offsets[number + 1])
    return body(held.span.extracting(range))
  }

  /// What a text is looked up by.
  struct Key {
    let head: UInt64
    let hash: UInt64
    let tag: UInt32
  }

  /// The key of a text.
  @inline(__always)
  @unsafe
  static func key(_ text: UnsafeRawPointer, _ length: Int, isApart: Bool) -> Key {
    let word = unsafe text.loadUnaligned(as: UInt64.self)
    let tag = UInt32(truncatingIfNeeded: length) | (isApart ? 1 &<< 31 : 0)
    guard length > 8 else {
      let head = length == 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
      return Key(head: head, hash: mix(head ^ UInt64(tag) &* 0x9E37_79B9_7F4A_7C15), tag: tag)
    }
    var hash = word ^ UInt64(tag) &* 0x9E37_79B9_7F4A_7C15
    var position = 8
    while position &+ 8 <= length {
      hash = unsafe mix(hash) ^ text.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      position &+= 8
    }
    let last = unsafe text.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
    return Key(head: word, hash: mix(mix(hash) ^ last), tag: tag)
  }

  @inline(__always)
  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word &* 0xD6E8_FEB8_6659_FD93
    return product ^ (product &>> 32)
  }

  /// The number of a text that was seen before.
  @inline(__always)
  @unsafe
  func number(of key: Key, _ text: UnsafeRawPointer) -> Int? {
    var slot = unsafe Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let found = unsafe slots[slot]
      if found.number == 0 { return nil }
      let number = Int(found.number) &- 1
      if found.head == key.head, found.tag == key.tag,
        unsafe key.tag & 0x7FFF_FFFF <= 8 || hasTail(number, of: key, text)
      {
        return number
      }
      slot = unsafe (slot &+ 1) & mask
    }
  }

  /// Whether a text seen before goes on behind its eighth byte as another does.
  @unsafe
  private func hasTail(_ number: Int, of key: Key, _ text: UnsafeRawPointer) -> Bool {
    let length = Int(key.tag & 0x7FFF_FFFF)
    let start = unsafe Int(offsets[number])
    return unsafe bytes.withUnsafeBytes { bytes in
      guard let own = bytes.baseAddress else { return false }
      var position = 8
      while position &+ 8 <= length {
        let left = unsafe own.loadUnaligned(fromByteOffset: start + position, as: UInt64.self)
        let right = unsafe text.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        if left != right { return false }
        position &+= 8
      }
      let left = unsafe own.loadUnaligned(fromByteOffset: start + length - 8, as: UInt64.self)
      return unsafe left == text.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
    }
  }

  /// Adds a text that was not seen before and returns its number.
  @unsafe
  func add(_ key: Key, _ text: UnsafeRawPointer) -> Int {
    let length = Int(key.tag & 0x7FFF_FFFF)
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: text, count: length))
    unsafe offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    enter(key, as: count - 1)
    return count - 1
  }

  /// Lets a key stand for a text, its own or that of another key.
  func enter(_ key: Key, as number: Int) {
    if unsafe usedCount * 2 > mask { grow() }
    usedCount += 1
    put(Slot(head: key.head, tag: key.tag, number: UInt32(number) + 1), key.hash)
  }

  private func put(_ new: Slot, _ hash: UInt64) {
    var slot = unsafe Int(truncatingIfNeeded: hash) & mask
    var steps = 0
    while unsafe slots[slot].number != 0 {
      slot = unsafe (slot &+ 1) & mask
      steps += 1
    }
    // No file of real texts comes near this; one made to collide would take squared time.
    if steps > 512 { isClogged = true }
    unsafe slots[slot] = new
  }

  private func grow() {
    let old = unsafe slots
    let oldMask = unsafe mask
    unsafe mask = mask * 4 + 3
    unsafe slots = .allocate(capacity: mask + 1)
    unsafe slots.initialize(repeating: Slot(), count: mask + 1)
    for slot in 0...oldMask {
      let entry = unsafe old[slot]
      guard entry.number != 0 else { continue }
      put(entry, hash(of: entry))
    }
    unsafe old.deallocate()
  }

  private func hash(of entry: Slot) -> UInt64 {
    let length = Int(entry.tag & 0x7FFF_FFFF)
    let isApart = entry.tag >> 31 == 1
    guard length > 8 else {
      return unsafe withUnsafeBytes(of: entry.head) { head in
        guard let text = head.baseAddress else { return 0 }
        return unsafe TextSlots.key(text, length, isApart: isApart).hash
      }
    }
    return unsafe bytes.withUnsafeBytes { bytes in
      guard let own = bytes.baseAddress else { return 0 }
      let start = unsafe Int(offsets[Int(entry.number) - 1])
      return unsafe TextSlots.key(own + start, length, isApart: isApart).hash
    }
  }
}
