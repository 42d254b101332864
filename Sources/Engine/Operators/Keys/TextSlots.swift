import Tables
import Work

/// Distinct texts by open addressing, each known by a row that has it.
struct TextSlots: Sendable {
  /// For each place the lower half of a hash and the number plus one, or zero.
  private var slots: [UInt64]
  private var mask: Int

  /// Makes room for some texts.
  init(expecting count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    slots = Work.table(repeating: 0, count: size)
    mask = size - 1
  }

  /// The number of a row's text, which it is given when it is new; at most as many texts as were
  /// expected may come.
  mutating func number(
    of row: Int32, hash: UInt64, in pool: TextPool, _ rows: inout [Int32]
  ) -> Int32 {
    let tag = hash << 32
    var place = home(of: hash)
    while slots[place] != 0 {
      if (slots[place] ^ tag) >> 32 == 0 {
        let number = Int(UInt32(truncatingIfNeeded: slots[place])) - 1
        if pool.isEqual(Int(row), Int(rows[number])) { return Int32(truncatingIfNeeded: number) }
      }
      place = (place + 1) & mask
    }
    rows.append(row)
    slots[place] = tag | UInt64(rows.count)
    return Int32(truncatingIfNeeded: rows.count - 1)
  }

  /// The number of a text of another pool, or -1; `rows` are those that were numbered.
  func find(
    _ index: Int, of other: TextPool, hash: UInt64, in pool: TextPool, _ rows: [Int32]
  ) -> Int32 {
    let tag = hash << 32
    var place = home(of: hash)
    while slots[place] != 0 {
      if (slots[place] ^ tag) >> 32 == 0 {
        let number = Int(UInt32(truncatingIfNeeded: slots[place])) - 1
        if other.isEqual(index, to: Int(rows[number]), of: pool) {
          return Int32(truncatingIfNeeded: number)
        }
      }
      place = (place + 1) & mask
    }
    return -1
  }

  @inline(__always)
  private func home(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & mask }
}

extension TextSlots {
  /// The numbers of texts of another pool that follow each other, or -1; `rows` are those that were
  /// numbered.
  ///
  /// Each table is gone through for a block of texts before the next one is, so that the processor
  /// waits for many lines of memory at once and not for one after the other.
  ///
  /// - Complexity: O(bytes) on average.
  func find(
    from start: Int, of other: TextPool, hashes: [UInt64], in pool: TextPool, _ rows: [Int32],
    into output: inout MutableSpan<Int32>
  ) {
    var found = [UInt64](repeating: 0, count: 256)
    for first in stride(from: 0, to: hashes.count, by: found.count) {
      let block = first..<min(hashes.count, first + found.count)
      findFirst(hashes, block, &found)
      findTagged(hashes, block, found, into: &output)
      for place in block where output[place] >= 0 {
        let row = Int(rows[Int(output[place])])
        if other.isEqual(start + place, to: row, of: pool) { continue }
        // Another text with the same half of a hash stands before it.
        output[place] = find(start + place, of: other, hash: hashes[place], in: pool, rows)
      }
    }
  }

  /// What stands where the search of each hash begins.
  private func findFirst(_ hashes: [UInt64], _ block: Range<Int>, _ found: inout [UInt64]) {
    for place in block { found[place &- block.lowerBound] = slots[home(of: hashes[place])] }
  }

  /// The number of the first text whose hash has the same lower half.
  private func findTagged(
    _ hashes: [UInt64], _ block: Range<Int>, _ found: [UInt64],
    into output: inout MutableSpan<Int32>
  ) {
    for place in block {
      let tag = hashes[place] << 32
      var slot = found[place &- block.lowerBound]
      var next = home(of: hashes[place])
      while slot != 0, (slot ^ tag) >> 32 != 0 {
        next = (next + 1) & mask
        slot = slots[next]
      }
      output[place] = Int32(truncatingIfNeeded: slot) &- 1
    }
  }
}
