import CBitKernels

extension Bitmap {
  /// Counts the set bits with the processor's widest instructions.
  func countByKernel() -> Int {
    // SAFETY: the pointer is valid for its own count of words and is not kept.
    unsafe words.withUnsafeBufferPointer { own in
      Int(unsafe loy_popcount(own.baseAddress, own.count))
    }
  }

  /// Counts the bits set in both rows, which are of one length.
  func intersectionCountByKernel(with other: Bitmap) -> Int {
    // SAFETY: both pointers are valid for the same count of words and are not kept.
    unsafe words.withUnsafeBufferPointer { own in
      unsafe other.words.withUnsafeBufferPointer { others in
        Int(unsafe loy_and_popcount(own.baseAddress, others.baseAddress, own.count))
      }
    }
  }

  /// Counts the bits set in two and in all three rows, which are of one length.
  func intersectionCountsByKernel(
    with other: Bitmap,
    and target: Bitmap
  ) -> (both: Int, all: Int) {
    var both: UInt64 = 0
    var all: UInt64 = 0
    // SAFETY: the three pointers are valid for the same count of words and are not kept.
    unsafe words.withUnsafeBufferPointer { own in
      unsafe other.words.withUnsafeBufferPointer { others in
        unsafe target.words.withUnsafeBufferPointer { targets in
          unsafe loy_and_two_popcount(
            own.baseAddress,
            others.baseAddress,
            targets.baseAddress,
            own.count,
            &both,
            &all
          )
        }
      }
    }
    return (Int(both), Int(all))
  }

  /// Keeps the bits set in both rows, which are of one length.
  mutating func intersectByKernel(_ other: Bitmap) {
    // SAFETY: both pointers are valid for the same count of words; arrays do not overlap, because
    // writing made this one unique.
    unsafe words.withUnsafeMutableBufferPointer { own in
      unsafe other.words.withUnsafeBufferPointer { others in
        unsafe loy_and_into(own.baseAddress, others.baseAddress, own.count)
      }
    }
  }
}
