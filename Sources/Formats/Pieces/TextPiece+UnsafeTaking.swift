import Tables

// SAFETY: the temporary array has an element for each row, and each is set before it is lent; cells
// can be read as `TextSlots` wants them.

extension TextPiece {
  /// Adds the rows of a block.
  @unsafe
  mutating func take(_ cells: CellBlock) {
    guard let seen else { return unsafe takeOneByOne(cells) }
    unsafe takeOnce(cells, seen)
    let isMostlyDistinct = seen.count > 4096 && seen.count * 10 > numbers.count * 9
    if isMostlyDistinct || seen.isClogged || !seen.hasRoom(for: 1 << 28) { unfold() }
  }

  /// Keeps each distinct text once.
  @unsafe
  private mutating func takeOnce(_ cells: CellBlock, _ seen: TextSlots) {
    let count = unsafe cells.count
    let quotesSpeak = !reading.quotesAreHabit
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { found in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { odd in
        let oddCount = unsafe seen.find(cells, quotesSpeak: quotesSpeak, found, odd: odd)
        for index in 0..<oddCount {
          let row = unsafe Int(odd[index])
          let place = unsafe cells.place(row)
          unsafe found[row] = UInt32(
            truncatingIfNeeded: number(
              of: cells.text(place).assumingMemoryBound(to: UInt8.self), place.length,
              isApart: quotesSpeak && place.marks.contains(.quoted), seen))
        }
      }
      unsafe numbers.append(UnsafeBufferPointer(found).span, distinctCount: seen.count)
    }
  }

  /// The number of a text that may have been seen since the block began.
  @unsafe
  private mutating func number(
    of text: UnsafePointer<UInt8>, _ length: Int, isApart: Bool, _ seen: TextSlots
  ) -> Int {
    let key = unsafe TextSlots.key(text, length, isApart: isApart)
    if let number = unsafe seen.number(of: key, text) { return number }
    let cell = unsafe UnsafeBufferPointer(start: text, count: length)
    let cellClass = unsafe classify(cell.span, isApart: isApart)
    if isApart, cellClass != .quotedMarker {
      // Quotes change nothing here: the same text as without them.
      let plain = unsafe TextSlots.key(text, length, isApart: false)
      if let number = unsafe seen.number(of: plain, text) {
        seen.enter(key, as: number)
        return number
      }
      let number = unsafe seen.add(plain, text)
      classes.append(cellClass)
      seen.enter(key, as: number)
      return number
    }
    classes.append(cellClass)
    return unsafe seen.add(key, text)
  }

  /// Keeps texts one by one.
  @unsafe
  private mutating func takeOneByOne(_ cells: CellBlock) {
    let count = unsafe cells.count
    var total = 0
    for row in 0..<count { total &+= unsafe cells.place(row).length }
    let base = offsets.count - 1
    var end = bytes.count
    var ordinary = 0
    // Each text is copied in words, the last one over the beginning of what comes next.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: total + 8) { made in
      guard let target = made.baseAddress else { return }
      var used = 0
      for row in 0..<count {
        let place = unsafe cells.place(row)
        let text = unsafe cells.text(place)
        var isKept = true
        if place.isPlain, place.length > 0, unsafe plainHeads[Int(text.load(as: UInt8.self))],
          !wantsOddities
        {
          ordinary &+= 1
        } else {
          isKept = unsafe cells.withSpan(place) {
            look($0, isQuoted: place.marks.contains(.quoted), row: base + row)
          }
        }
        if isKept {
          unsafe copy(text, place.length, to: target + used)
          used &+= place.length
        }
        offsets.append(UInt32(truncatingIfNeeded: end &+ used))
      }
      end += used
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: target, count: used))
    }
    addOrdinary(ordinary)
  }

  @inline(__always)
  @unsafe
  private func copy(
    _ text: UnsafeRawPointer, _ length: Int, to target: UnsafeMutablePointer<UInt8>
  ) {
    let raw = UnsafeMutableRawPointer(target)
    if length <= 8 {
      unsafe raw.storeBytes(of: text.loadUnaligned(as: UInt64.self), as: UInt64.self)
    } else {
      unsafe raw.copyMemory(from: text, byteCount: length)
    }
  }
}
