import CScanKernels
import Values

// SAFETY: the temporary arrays have an element for each row; the kernel or the loop sets each before it is
// lent, and the kernel as many odd rows as it says.

extension DayPiece<Int32> {
  /// Adds the rows of a block of days.
  @unsafe
  mutating func takeDays(_ cells: CellBlock) {
    let count = unsafe cells.count
    unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { days in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { odd in
        var lent = unsafe cells.lent
        let oddCount = unsafe loy_read_days(&lent, days.baseAddress, odd.baseAddress)
        for index in 0..<oddCount {
          let row = unsafe Int(odd[index])
          unsafe days[row] = care(cells, row: row) { date in
            date.time == nil ? date.date(dayFirst: true)?.days : nil
          }
        }
        add(count - oddCount, of: .isoDate)
        unsafe add(UnsafeBufferPointer(days).span)
      }
    }
  }
}

extension DayPiece<Int64> {
  /// Adds the rows of a block of moments.
  @unsafe
  mutating func takeMoments(_ cells: CellBlock) {
    let count = unsafe cells.count
    var usual = 0
    unsafe withUnsafeTemporaryAllocation(of: Int64.self, capacity: count) { moments in
      for row in 0..<count {
        let place = unsafe cells.place(row)
        if let value = unsafe PlainDate.microseconds(cells.text(place), place.length) {
          unsafe moments.initializeElement(at: row, to: value)
          usual &+= 1
        } else {
          let value = unsafe care(cells, row: row) { date in
            date.date(dayFirst: true).map { Timestamp(startOf: $0).microseconds + (date.time ?? 0) }
          }
          unsafe moments.initializeElement(at: row, to: value)
        }
      }
      add(usual, of: .isoStamp)
      unsafe add(UnsafeBufferPointer(moments).span)
    }
  }
}

extension DayPiece {
  /// Reads a cell that is not written in the usual way, or is empty.
  @inline(never)
  @unsafe
  private mutating func care(
    _ cells: CellBlock, row: Int, _ make: (DateCell) -> Element?
  ) -> Element {
    let place = unsafe cells.place(row)
    if place.length == 0, place.isPlain {
      addEmpty(row: row)
      return 0
    }
    return unsafe cells.withSpan(place) {
      care($0, isQuoted: place.marks.contains(.quoted), row: row, make)
    }
  }
}
