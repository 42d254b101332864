import Tables

extension TextPool {
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
}
