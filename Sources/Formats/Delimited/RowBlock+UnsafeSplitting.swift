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
    let delimiter = dialect.delimiter
    let quote = dialect.quote ?? 0x0A
    let columnCount = columnCount
    let base = base
    let room = places.count - columnCount - 8
    var filled = rowCount * columnCount
    var rowStart = start
    var rows = rowCount
    var needsCare = true
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe places.withUnsafeMutableBufferPointer { places in
        unsafe marks.withUnsafeBufferPointer { marks in
          guard let text = bytes.baseAddress else { return }
          var rowEnd = filled + columnCount
          var fieldStart = start
          var isQuoted = false
          var quotedEnd = 0
          var word = (start - base) / 64
          var bits = unsafe marks[word] & (UInt64.max &<< UInt64((start - base) % 64))
          let lastWord = (limit - base - 1) / 64
          scan: while true {
            while bits == 0 {
              word += 1
              guard word <= lastWord else {
                needsCare = false
                break scan
              }
              bits = unsafe marks[word]
            }
            let place = base + word * 64 + bits.trailingZeroBitCount
            bits &= bits &- 1
            let byte = unsafe text[place]
            if byte == quote, quote != 0x0A {
              // A quote in an unquoted field is an ordinary character.
              guard place == fieldStart else { continue }
              // Find the closing quote among the marks; line ends and doubled quotes need care.
              while true {
                while bits == 0 {
                  word += 1
                  guard word <= lastWord else {
                    needsCare = false
                    break scan
                  }
                  bits = unsafe marks[word]
                }
                let next = base + word * 64 + bits.trailingZeroBitCount
                bits &= bits &- 1
                let byte = unsafe text[next]
                if byte == delimiter { continue }
                guard byte == quote else { break scan }
                let after = unsafe text[next + 1]
                guard after == delimiter || after == 0x0A || after == 0x0D else { break scan }
                quotedEnd = next
                break
              }
              isQuoted = true
              continue
            }
            guard filled < rowEnd else { break scan }
            unsafe places[filled] =
              isQuoted
              ? FieldPlace(
                start: fieldStart + 1 - base, length: quotedEnd - fieldStart - 1, .quoted)
              : FieldPlace(start: fieldStart - base, length: place - fieldStart, [])
            isQuoted = false
            filled += 1
            fieldStart = place + 1
            guard byte != delimiter else { continue }
            if byte == 0x0D, unsafe text[place + 1] == 0x0A {
              // The line feed behind a carriage return is the next mark.
              if bits == 0 {
                word += 1
                guard word <= lastWord else {
                  needsCare = false
                  break scan
                }
                bits = unsafe marks[word]
              }
              bits &= bits &- 1
              fieldStart += 1
            }
            guard filled == rowEnd else { break scan }
            rows += 1
            rowStart = fieldStart
            guard filled <= room, rowStart < limit else {
              needsCare = false
              break scan
            }
            rowEnd += columnCount
          }
        }
      }
    }
    addLines(rows - rowCount)
    rowCount = rows
    return (rowStart, needsCare)
  }
}
