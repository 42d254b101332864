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

extension Bitmap {
  /// Makes a row with the bits set where a byte has a value, eight bytes at a time.
  /// - Complexity: O(*n* / 8).
  public init(_ bytes: [UInt8], equalTo value: UInt8) {
    self.init(count: bytes.count)
    unsafe bytes.withUnsafeBufferPointer { unsafe setBits(equalTo: value, in: $0) }
  }

  /// Makes a row with the bits set where a byte has a value, eight bytes at a time.
  /// - Complexity: O(*n* / 8).
  public init(_ bytes: [Int8], equalTo value: Int8) {
    self.init(count: bytes.count)
    unsafe bytes.withUnsafeBufferPointer { signed in
      // SAFETY: a signed byte is laid out as an unsigned one.
      unsafe signed.withMemoryRebound(to: UInt8.self) {
        unsafe setBits(equalTo: UInt8(bitPattern: value), in: $0)
      }
    }
  }

  private mutating func setBits(equalTo value: UInt8, in bytes: UnsafeBufferPointer<UInt8>) {
    // SAFETY: there is a bit for each byte, and all bits are clear.
    unsafe words.withUnsafeMutableBufferPointer { words in
      unsafe loy_equal_bytes(bytes.baseAddress, bytes.count, value, words.baseAddress)
    }
  }
}
