import CScanKernels
import Tables

// SAFETY: the slots are allocated and freed here alone, and there are `mask + 1` of them; a text that
// is looked up can be read eight bytes at a time.

/// Finds texts that were seen before, by their first and last sixteen bytes, their length and a hash.
///
/// One chunk's column owns it, so no two threads meet in it.
@safe final class TextSlots {
  /// The texts, end to end.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  /// Where each text begins, and where the last one ends.
  @exclusivity(unchecked) private var offsets: [UInt32] = [0]
  @exclusivity(unchecked) private var slots: UnsafeMutablePointer<loy_text_slot>
  @exclusivity(unchecked) private var mask: Int
  private var usedCount = 0
  private var hasLonger = false
  /// Whether texts collide so often that looking them up no longer pays.
  private(set) var isClogged = false

  /// Starts with no text.
  init() {
    unsafe mask = 255
    unsafe slots = .allocate(capacity: 256)
    unsafe slots.initialize(repeating: loy_text_slot(), count: 256)
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

  /// The key of a text; those told apart by their quotes have another one.
  @unsafe
  static func key(_ text: UnsafePointer<UInt8>, _ length: Int, isApart: Bool) -> loy_text_key {
    unsafe loy_text_key(text, UInt32(truncatingIfNeeded: length) | (isApart ? LOY_TEXT_APART : 0))
  }

  /// The number of a text that was seen before.
  @unsafe
  func number(of key: loy_text_key, _ text: UnsafePointer<UInt8>) -> Int? {
    let found = unsafe withTable { unsafe loy_find_text($0, key, text) }
    return found == 0 ? nil : Int(found) - 1
  }

  /// Finds the texts of all cells; gives how many rows have one that was not seen before.
  @unsafe
  func find(
    _ cells: CellBlock, quotesSpeak: Bool, _ numbers: UnsafeMutableBufferPointer<UInt32>,
    odd: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var lent = unsafe cells.lent
    return unsafe withTable { table in
      unsafe loy_find_texts(&lent, table, quotesSpeak ? 1 : 0, numbers.baseAddress, odd.baseAddress)
    }
  }

  @unsafe
  private func withTable<Result>(_ body: (UnsafePointer<loy_text_table>) -> Result) -> Result {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe offsets.withUnsafeBufferPointer { offsets in
        var table = unsafe loy_text_table(
          slots: slots, mask: UInt64(mask), bytes: bytes.baseAddress, offsets: offsets.baseAddress,
          has_longer: hasLonger ? 1 : 0)
        return unsafe body(&table)
      }
    }
  }

  /// Adds a text that was not seen before and returns its number.
  @unsafe
  func add(_ key: loy_text_key, _ text: UnsafePointer<UInt8>) -> Int {
    let length = Int(key.tag & ~LOY_TEXT_APART)
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
    unsafe offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    enter(key, as: count - 1)
    return count - 1
  }

  /// Lets a key stand for a text, its own or that of another key.
  func enter(_ key: loy_text_key, as number: Int) {
    if unsafe usedCount * 2 > mask { grow() }
    usedCount += 1
    if key.tag & ~LOY_TEXT_APART > 16 { hasLonger = true }
    let slot = loy_text_slot(words: key.words, tag: key.tag, number: UInt32(number) + 1)
    put(slot, key.hash)
  }

  private func put(_ new: loy_text_slot, _ hash: UInt64) {
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
    unsafe slots.initialize(repeating: loy_text_slot(), count: mask + 1)
    for slot in 0...oldMask where unsafe old[slot].number != 0 {
      unsafe put(old[slot], hash(of: old[slot]))
    }
    unsafe old.deallocate()
  }

  private func hash(of entry: loy_text_slot) -> UInt64 {
    // Eight bytes can be read at each text but a short one, which its first word holds.
    guard entry.tag & ~LOY_TEXT_APART > 8 else {
      var head = entry.words.0
      return unsafe withUnsafeBytes(of: &head) { head in
        guard let text = head.baseAddress else { return 0 }
        return unsafe loy_text_key(text.assumingMemoryBound(to: UInt8.self), entry.tag).hash
      }
    }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let own = bytes.baseAddress else { return 0 }
      return unsafe loy_text_key(own + Int(offsets[Int(entry.number) - 1]), entry.tag).hash
    }
  }
}
