import CScanKernels

// SAFETY: the temporary arrays have an element for each row; the kernels set each number, and as many
// odd rows as they say.

extension NumberPiece {
  /// Adds the rows of a block.
  @unsafe
  mutating func take(_ cells: CellBlock) {
    if isDecimal { unsafe takeDecimals(cells) } else { unsafe takeWholes(cells) }
  }

  @unsafe
  private mutating func takeWholes(_ cells: CellBlock) {
    let count = unsafe cells.count
    unsafe withUnsafeTemporaryAllocation(of: Int64.self, capacity: count) { numbers in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { odd in
        var lent = unsafe cells.lent
        var bits: UInt64 = 0
        let oddCount = unsafe loy_read_wholes(
          &lent, numbers.baseAddress, odd.baseAddress, &bits)
        var decimals: [(row: Int, value: Double)] = []
        for index in 0..<oddCount {
          let row = unsafe Int(odd[index])
          let number = unsafe read(cells, row: row)
          if let value = number.decimal { decimals.append((row, value)) }
          unsafe numbers[row] = number.whole
          bits |= UInt64(bitPattern: number.whole ^ (number.whole &>> 63))
        }
        addPlain(wholes: count - oddCount, decimals: 0)
        unsafe add(UnsafeBufferPointer(numbers).span, bits: bits, decimals)
      }
    }
  }

  @unsafe
  private mutating func takeDecimals(_ cells: CellBlock) {
    let count = unsafe cells.count
    unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { numbers in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { odd in
        var lent = unsafe cells.lent
        var wholeCount = 0
        let oddCount = unsafe loy_read_decimals(
          &lent, reading.mark, numbers.baseAddress, odd.baseAddress, &wholeCount)
        for index in 0..<oddCount {
          let row = unsafe Int(odd[index])
          let number = unsafe read(cells, row: row)
          unsafe numbers[row] = number.decimal ?? Double(number.whole)
        }
        addPlain(wholes: wholeCount, decimals: count - oddCount - wholeCount)
        unsafe add(UnsafeBufferPointer(numbers).span)
      }
    }
  }

  /// Reads a cell that the kernel left: an empty or a long one, or none of its kind of number.
  @inline(never)
  @unsafe
  private mutating func read(
    _ cells: CellBlock, row: Int
  ) -> (whole: Int64, decimal: Double?) {
    let place = unsafe cells.place(row)
    guard place.length > 0 else {
      if place.isPlain {
        addEmpty(row: row)
        return (0, nil)
      }
      return unsafe cells.withSpan(place) {
        care($0, isQuoted: place.marks.contains(.quoted), row: row)
      }
    }
    let number = unsafe PlainNumber.read(
      cells.text(place), place.length, mark: UInt64(reading.mark) &* 0x0101_0101_0101_0101)
    guard number.scale != PlainNumber.odd else {
      return unsafe cells.withSpan(place) {
        care($0, isQuoted: place.marks.contains(.quoted), row: row)
      }
    }
    let isDecimal = number.scale > 0
    addPlain(wholes: isDecimal ? 0 : 1, decimals: isDecimal ? 1 : 0)
    if !isDecimal { observe(number.digits) }
    return isDecimal
      ? (0, Double(number.digits) / PlainNumber.powersOfTen[number.scale]) : (number.digits, nil)
  }
}
