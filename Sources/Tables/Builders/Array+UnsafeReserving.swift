import Glibc

// SAFETY: only whole pages inside the memory of the array are spoken of, and the advice changes
// nothing but how the system provides them.

extension Array where Element: BitwiseCopyable {
  /// From this size on memory is asked for in large pages.
  private static var largeSize: Int { 4 << 20 }

  /// Makes room for as many elements in all; a large array gets large pages, which saves the system
  /// from providing thousands of small ones.
  ///
  /// - Complexity: O(*n*) when the room has to be found elsewhere.
  mutating func reserve(_ count: Int) {
    guard count > capacity else { return }
    reserveCapacity(count)
    let size = capacity * MemoryLayout<Element>.stride
    guard size >= Array.largeSize else { return }
    unsafe withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let page = 4096
      let first = (UInt(bitPattern: start) + UInt(page - 1)) & ~UInt(page - 1)
      let skipped = Int(first - UInt(bitPattern: start))
      _ = unsafe madvise(
        UnsafeMutableRawPointer(start) + skipped, (size - skipped) & ~(page - 1), MADV_HUGEPAGE)
    }
  }

  /// Adds the elements of another array, with room for `expected` in all.
  mutating func append(_ other: [Element], expecting expected: Int) {
    if count + other.count > capacity {
      // A little more than expected, so that a wrong guess is not made right again and again.
      reserve(Swift.max(count + other.count, expected + expected / 16))
    }
    append(contentsOf: other)
  }
}

extension [UInt32] {
  /// Adds the ends of texts that now begin behind others; the first of them is the end of those.
  mutating func append(_ other: [UInt32], after start: UInt32, expecting expected: Int) {
    append(other.dropFirst().map { $0 &+ start }, expecting: expected)
  }
}
