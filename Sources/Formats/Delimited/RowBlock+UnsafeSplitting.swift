import CScanKernels

// SAFETY: the buffers are lent by arrays and spans for the length of a call; marks are looked for in
// whole blocks of 64 bytes that end eight bytes before the bytes do, so that every field found here
// can be read eight bytes at a time; the places are those of `hasRoom`.

extension RowBlock {
  /// Splits rows as they mostly are: all with the same number of fields, without a quote; returns the
  /// first byte that was not taken, `start` when rows are otherwise here.
  mutating func takeEvenRows(_ bytes: Span<UInt8>, from start: Int, limit: Int) -> Int {
    unevenness -= 1
    let end = min(start + window, limit, bytes.count - 8)
    guard dialect.isPlain, unevenness < 0, end - start >= 64 else { return start }
    let wanted = wantedMarks
    let even = unsafe bytes.extracting(start..<bytes.count).withUnsafeBufferPointer { bytes in
      unsafe places.withUnsafeMutableBytes { places in
        unsafe wanted.withUnsafeBufferPointer { wanted in
          unsafe loy_split_even(
            bytes.baseAddress, (end - start) / 64, wanted.baseAddress, columnCount,
            places.baseAddress?.assumingMemoryBound(to: UInt64.self), places.count / 8)
        }
      }
    }
    // A file with a quote here and there is worth another try now and then.
    if even.rows == 0 { unevenness = 8 }
    rowCount = even.rows
    addLines(even.rows)
    return start + even.bytes
  }

  private var wantedMarks: [UInt8] { [dialect.delimiter, 0x0A, 0x0D, dialect.quote ?? 0x0A] }

  private mutating func addLines(_ count: Int) {
    lines.append(contentsOf: line..<line + count)
    line += count
  }

  /// Looks for delimiters, line ends and quotes from a place on; returns where it stopped looking.
  mutating func markWindow(_ bytes: Span<UInt8>, from start: Int, bound: Int) -> Int {
    let blocks = max(0, min(window, min(bound, bytes.count - 8) - start) / 64)
    guard blocks > 0 else { return start }
    let wanted = wantedMarks
    unsafe bytes.extracting(start..<bytes.count).withUnsafeBufferPointer { bytes in
      unsafe marks.withUnsafeMutableBufferPointer { marks in
        unsafe wanted.withUnsafeBufferPointer { wanted in
          _ = unsafe loy_find_marks(
            bytes.baseAddress, blocks, wanted.baseAddress, marks.baseAddress)
        }
      }
    }
    return start + blocks * 64
  }

  /// Splits records that need no care, from the beginning of one; stops before the first other one,
  /// before one that `limit` cuts, and where the block is full.
  ///
  /// - Returns: The beginning of the first record that was not taken, and whether that one needs care.
  mutating func splitPlainRecords(
    _ bytes: Span<UInt8>, from start: Int, limit: Int
  ) -> (position: Int, needsCare: Bool) {
    let (dialect, columnCount, base, known) = (dialect, columnCount, base, rowCount)
    let room = places.count - columnCount - 8
    let split = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe places.withUnsafeMutableBufferPointer { places in
        unsafe marks.withUnsafeBufferPointer {
          marks -> (rows: Int, position: Int, needsCare: Bool) in
          guard let text = bytes.baseAddress, let first = places.baseAddress,
            let mark = marks.baseAddress
          else { return (known, start, true) }
          var walk = unsafe MarkWalk(mark, base: base, from: start, limit: limit)
          var records = unsafe PlainRecords(
            text, first, dialect, columnCount: columnCount, base: base, start: start, rows: known)
          let needsCare = unsafe records.take(&walk, limit: limit, room: room)
          return unsafe (records.rows, records.rowStart, needsCare)
        }
      }
    }
    addLines(split.rows - rowCount)
    rowCount = split.rows
    return (split.position, split.needsCare)
  }
}
