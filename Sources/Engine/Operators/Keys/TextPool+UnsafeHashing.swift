import Tables

extension TextPool {
  /// The hashes of the texts at some places; equal texts have equal hashes, here and in any pool.
  ///
  /// - Complexity: O(bytes).
  func hashes(of range: Range<Int>) -> [UInt64] {
    // SAFETY: the offsets of a pool rise and end where its bytes do, so that every text lies in it.
    unsafe bytes.withUnsafeBytes { bytes in
      let offsets = offsets.span
      return range.map { index in
        unsafe TextPool.hash(bytes, Int(offsets[index]), Int(offsets[index + 1]))
      }
    }
  }

  /// Whether two texts of the pool are equal.
  func isEqual(_ left: Int, _ right: Int) -> Bool { isEqual(left, to: right, of: self) }

  /// Whether a text equals one of another pool.
  func isEqual(_ index: Int, to other: Int, of pool: TextPool) -> Bool {
    let (start, end) = (Int(offsets[index]), Int(offsets[index + 1]))
    let (from, to) = (Int(pool.offsets[other]), Int(pool.offsets[other + 1]))
    guard end - start == to - from else { return false }
    // SAFETY: both texts lie in the bytes of their pools and have the same length.
    return unsafe bytes.withUnsafeBytes { own in
      unsafe pool.bytes.withUnsafeBytes { others in
        var offset = 0
        while offset + 8 <= end - start {
          let left = unsafe own.loadUnaligned(fromByteOffset: start + offset, as: UInt64.self)
          let right = unsafe others.loadUnaligned(fromByteOffset: from + offset, as: UInt64.self)
          if left != right { return false }
          offset += 8
        }
        while offset < end - start {
          if unsafe own[start + offset] != others[from + offset] { return false }
          offset += 1
        }
        return true
      }
    }
  }

  /// Multiplies and folds eight bytes at a time, in the manner of wyhash (Wang Yi 2019).
  private static func hash(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: end - start) ^ 0xA076_1D64_78BD_642F
    var place = start
    while place + 8 <= end {
      // SAFETY: eight bytes from `place` end before `end`, which lies in the buffer.
      let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = folded(hash ^ word)
      place += 8
    }
    var rest: UInt64 = 0
    var shift: UInt64 = 0
    while place < end {
      // SAFETY: `place` lies before `end`.
      rest |= unsafe UInt64(bytes[place]) &<< shift
      shift += 8
      place += 1
    }
    return folded(folded(hash ^ rest) ^ 0xE703_7ED1_A0B4_28DB)
  }

  @inline(__always)
  private static func folded(_ word: UInt64) -> UInt64 {
    let (high, low) = word.multipliedFullWidth(by: 0x8EBC_6AF0_9C88_C6E3)
    return high ^ low
  }
}
