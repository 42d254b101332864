import Values

// SAFETY: the temporary array has an element for each row, and each is set before it is lent.

extension DayPiece {
  /// Adds the rows of a block: `quick` reads the usual shape, `make` any other date.
  @inline(__always)
  @unsafe
  private mutating func take(
    _ cells: CellBlock, as cellClass: CellClass,
    _ quick: (UnsafeRawPointer, Int) -> Element?, _ make: (DateCell) -> Element?
  ) {
    let count = unsafe cells.count
    var usual = 0
    unsafe withUnsafeTemporaryAllocation(of: Element.self, capacity: count) { values in
      for row in 0..<count {
        let place = unsafe cells.place(row)
        if place.length == 0, place.isPlain {
          addEmpty(row: row)
          unsafe values.initializeElement(at: row, to: 0)
        } else if let value = unsafe quick(cells.text(place), place.length) {
          unsafe values.initializeElement(at: row, to: value)
          usual &+= 1
        } else {
          let value = unsafe cells.withSpan(place) {
            care($0, isQuoted: place.marks.contains(.quoted), row: row, make)
          }
          unsafe values.initializeElement(at: row, to: value)
        }
      }
      unsafe add(UnsafeBufferPointer(values).span)
    }
    add(usual, of: cellClass)
  }
}

extension DayPiece<Int32> {
  /// Adds the rows of a block of days.
  @unsafe
  mutating func takeDays(_ cells: CellBlock) {
    unsafe take(
      cells, as: .isoDate, { unsafe $1 == 10 ? PlainDate.days($0) : nil },
      { date in date.time == nil ? date.date(dayFirst: true)?.days : nil })
  }
}

extension DayPiece<Int64> {
  /// Adds the rows of a block of moments.
  @unsafe
  mutating func takeMoments(_ cells: CellBlock) {
    unsafe take(
      cells, as: .isoStamp, { unsafe PlainDate.microseconds($0, $1) },
      { date in
        date.date(dayFirst: true).map { Timestamp(startOf: $0).microseconds + (date.time ?? 0) }
      })
  }
}
