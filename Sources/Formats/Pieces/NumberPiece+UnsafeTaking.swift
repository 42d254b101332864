// SAFETY: the temporary arrays have an element for each row, and each is set before it is lent.

extension NumberPiece {
  /// Adds the rows of a block.
  @unsafe
  mutating func take(_ cells: CellBlock) {
    let count = unsafe cells.count
    let mark = UInt64(reading.mark) &* 0x0101_0101_0101_0101
    var wholes = 0
    var decimals = 0
    var careful: [(row: Int, value: Double)] = []
    unsafe withUnsafeTemporaryAllocation(of: Int64.self, capacity: count) { digits in
      unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { scales in
        for row in 0..<count {
          let place = unsafe cells.place(row)
          unsafe digits.initializeElement(at: row, to: 0)
          unsafe scales.initializeElement(at: row, to: 0)
          if place.length == 0, place.isPlain {
            addEmpty(row: row)
            continue
          }
          let number =
            unsafe place.length == 0
            ? PlainNumber.Reading(digits: 0, scale: PlainNumber.odd)
            : PlainNumber.read(cells.text(place), place.length, mark: mark)
          if number.scale == PlainNumber.odd {
            let read = unsafe cells.withSpan(place) {
              care($0, isQuoted: place.marks.contains(.quoted), row: row)
            }
            unsafe digits[row] = read.whole
            if let value = read.decimal { careful.append((row, value)) }
          } else {
            unsafe digits[row] = number.digits
            unsafe scales[row] = UInt8(truncatingIfNeeded: number.scale)
            let isDecimal = number.scale > 0 ? 1 : 0
            decimals &+= isDecimal
            wholes &+= 1 &- isDecimal
          }
        }
        unsafe add(
          UnsafeBufferPointer(digits).span, UnsafeBufferPointer(scales).span, careful: careful)
      }
    }
    addPlain(wholes: wholes, decimals: decimals)
  }
}
