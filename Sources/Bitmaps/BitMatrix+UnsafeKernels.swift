import CBitKernels

extension BitMatrix {
  /// Puts the target's bits of each row first, with the processor's instruction where it has one.
  static func parted(
    _ rows: [Bitmap], _ target: Bitmap, split: Int, width: Int
  ) -> (words: [UInt64], start: Int) {
    let length = target.words.count
    let used = UInt64(target.count % 64)
    let last: UInt64 = used == 0 ? .max : (1 << used) - 1
    let size = rows.count * width + line
    var start = 0
    let words = unsafe [UInt64](unsafeUninitializedCapacity: size) { buffer, count in
      unsafe buffer.initialize(repeating: 0)
      count = size
      guard let first = buffer.baseAddress else { return }
      start = (line - Int(bitPattern: first) / 8 % line) % line
      let base = unsafe first + start
      for (place, row) in rows.enumerated() {
        // SAFETY: the two parts lie within the buffer, which holds `width` words for each row and
        // fewer than `line` before them; the words of row and target are as many as the kernel reads.
        unsafe row.words.withUnsafeBufferPointer { bits in
          unsafe target.words.withUnsafeBufferPointer { mask in
            let place = unsafe base + place * width
            unsafe loy_gather(bits.baseAddress, mask.baseAddress, false, last, length, place)
            unsafe loy_gather(bits.baseAddress, mask.baseAddress, true, last, length, place + split)
          }
        }
      }
    }
    return (words, start)
  }

  /// Counts pairs block by block, so that rows are read from the nearest cache.
  func countsByKernel(
    _ pairs: RowPairs, under prefix: [UInt64]?, in range: Range<Int>
  ) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: pairs.partners.count)
    let none: [UInt64] = []
    // SAFETY: every row named lies within the matrix, the prefix is as long as a row, and there is a
    // count for each partner; no pointer is kept.
    unsafe words[start...].withUnsafeBufferPointer { rows in
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

  /// Counts each row under a cover, block by block.
  func countsByKernel(under cover: [UInt64], in range: Range<Int>) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: count)
    // SAFETY: the cover is as long as a row, and there is a count for each row of the matrix.
    unsafe words[start...].withUnsafeBufferPointer { rows in
      unsafe cover.withUnsafeBufferPointer { cover in
        unsafe counts.withUnsafeMutableBufferPointer { counts in
          unsafe loy_row_counts(
            cover.baseAddress, rows.baseAddress, width, range.lowerBound, range.upperBound,
            counts.count, counts.baseAddress)
        }
      }
    }
    return counts
  }
}
