import CBitKernels

extension BitMatrix {
  /// Puts the target's bits of each row first, with the processor's instruction where it has one.
  static func parted(_ rows: [Bitmap], _ target: Bitmap, split: Int, width: Int) -> [UInt64] {
    let length = target.words.count
    let used = UInt64(target.count % 64)
    let last: UInt64 = used == 0 ? .max : (1 << used) - 1
    return unsafe [UInt64](unsafeUninitializedCapacity: rows.count * width) { buffer, count in
      unsafe buffer.initialize(repeating: 0)
      count = rows.count * width
      guard let base = buffer.baseAddress else { return }
      for (place, row) in rows.enumerated() {
        // SAFETY: the two parts lie within the buffer, which holds `width` words for each row; the
        // words of row and target are as many as the kernel reads.
        unsafe row.words.withUnsafeBufferPointer { bits in
          unsafe target.words.withUnsafeBufferPointer { mask in
            let start = unsafe base + place * width
            unsafe loy_gather(bits.baseAddress, mask.baseAddress, false, last, length, start)
            unsafe loy_gather(bits.baseAddress, mask.baseAddress, true, last, length, start + split)
          }
        }
      }
    }
  }

  /// Counts pairs block by block, so that rows are read from the nearest cache.
  func countsByKernel(
    _ pairs: RowPairs, under prefix: [UInt64]?, in range: Range<Int>
  ) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: pairs.partners.count)
    let none: [UInt64] = []
    // SAFETY: every row named lies within the matrix, the prefix is as long as a row, and there is a
    // count for each partner; no pointer is kept.
    unsafe words.withUnsafeBufferPointer { rows in
      unsafe (prefix ?? none).withUnsafeBufferPointer { prefixWords in
        unsafe pairs.firsts.withUnsafeBufferPointer { firsts in
          unsafe pairs.starts.withUnsafeBufferPointer { starts in
            unsafe pairs.partners.withUnsafeBufferPointer { partners in
              unsafe counts.withUnsafeMutableBufferPointer { counts in
                unsafe loy_pair_counts(
                  prefix == nil ? nil : prefixWords.baseAddress, rows.baseAddress, width,
                  range.lowerBound, range.upperBound, firsts.baseAddress, starts.baseAddress,
                  firsts.count, partners.baseAddress, counts.baseAddress)
              }
            }
          }
        }
      }
    }
    return counts
  }
}
