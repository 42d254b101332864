import Bitmaps
import Tables

/// Texts on their way into a column: each distinct one kept once, or one by one when nearly all are
/// different.
struct TextPiece {
  let reading: CellReading
  let demand: CellReading.Demand
  /// The distinct texts, missing ones among them, while texts are kept once.
  var seen: TextSlots?
  /// What each distinct text looks like.
  var classes: [CellClass] = []
  /// The number of each row's text.
  var numbers = Codes.one([])
  /// The texts one by one, when they are kept so.
  var bytes: [UInt8] = []
  /// Where each row's text begins, and where the last one ends.
  var offsets: [UInt32] = [0]
  private var missing = MissingRows()
  private var evidence = ColumnEvidence()
  /// The first bytes of cells that are ordinary texts for sure.
  let plainHeads: [Bool]

  /// Starts with no row.
  init(_ reading: CellReading, demand: CellReading.Demand, isMostlyDistinct: Bool) {
    self.reading = reading
    self.demand = demand
    plainHeads = reading.plainHeads(demand)
    seen = isMostlyDistinct ? nil : TextSlots()
  }

  /// The number of rows.
  var count: Int { seen == nil ? offsets.count - 1 : numbers.count }

  /// Gives a distinct text its class; a text told apart by its quotes only for being a marker has a
  /// number of its own.
  mutating func classify(_ cell: Span<UInt8>, isApart: Bool) -> CellClass {
    reading.cellClass(cell, isQuoted: isApart, demand)
  }

  /// Looks at a cell that is kept one by one and says whether it has a value.
  mutating func look(_ cell: Span<UInt8>, isQuoted: Bool, row: Int) -> Bool {
    let cellClass = reading.cellClass(cell, isQuoted: isQuoted, demand)
    evidence.add(1, of: cellClass, cell, demand)
    guard cellClass.isMissingText else { return true }
    missing.mark(row)
    return false
  }

  /// Counts cells that are ordinary texts; whoever keeps them one by one shows the first few.
  mutating func addOrdinary(_ count: Int) { evidence.add(count, of: .other) }

  /// Whether the first distinct texts are still wanted.
  var wantsOddities: Bool { demand != .text && !evidence.oddities.isOverfull }

  /// Goes over to keeping texts one by one.
  mutating func unfold() {
    guard let seen else { return }
    evidence = evidenceOfSeen(seen)
    for row in 0..<numbers.count {
      let number = Int(numbers[row])
      if classes[number].isMissingText {
        missing.mark(row)
      } else {
        seen.withText(number) { bytes.append(copying: $0) }
      }
      offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    self.seen = nil
    numbers = .one([])
    classes = []
  }

  /// The finished piece.
  ///
  /// - Complexity: O(*rows* + bytes).
  consuming func finished() -> ColumnPiece {
    if let seen, count > TextBuilder.plainThreshold, seen.count * 2 > count { unfold() }
    guard let seen else {
      let pool = TextPool(bytes: bytes, offsets: offsets)
      let column = TextColumn(.plain(pool), missing: missing.bitmap(count: count))
      return ColumnPiece(column: .text(column), evidence: evidence)
    }
    return ColumnPiece(column: .text(folded(seen)), evidence: evidenceOfSeen(seen))
  }

  private func evidenceOfSeen(_ seen: TextSlots) -> ColumnEvidence {
    let counts = numbers.histogram(distinctCount: classes.count)
    var evidence = ColumnEvidence()
    for number in classes.indices {
      seen.withText(number) { evidence.add(counts[number], of: classes[number], $0, demand) }
    }
    return evidence
  }

  private func folded(_ seen: TextSlots) -> TextColumn {
    guard classes.contains(where: \.isMissingText) else {
      return TextColumn(.coded(numbers, seen.pool))
    }
    var pool = TextPool()
    let codes = classes.indices.map { number -> UInt32 in
      guard !classes[number].isMissingText else { return 0 }
      seen.withText(number) { text in pool.append(copying: text) }
      return UInt32(pool.count - 1)
    }
    let isMissing = classes.map(\.isMissingText)
    // Rows without a text point at text 0, so there must be one.
    if pool.count == 0 { pool = TextPool([""]) }
    return TextColumn(
      .coded(
        Codes(narrowing: numbers.wide.map { codes[Int($0)] }, distinctCount: pool.count), pool),
      missing: Bitmap(count: numbers.count) { isMissing[Int(numbers[$0])] })
  }
}

extension CellClass {
  /// Whether a cell of this class is missing in a column of texts.
  var isMissingText: Bool { self == .empty || self == .blank || self == .marker }
}

extension CellReading {
  /// For each byte whether a cell that begins with it is an ordinary text for sure: no number, date
  /// or marker, nor blank.
  func plainHeads(_ demand: Demand) -> [Bool] {
    var heads = (0..<256).map { byte in
      let isLetter = (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80
      return isLetter || (demand == .text && (0x30...0x39).contains(byte))
    }
    let others: [UInt8] = [UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "i"), mark]
    for byte in others + markers.firstBytes { heads[Int(byte)] = false }
    return heads
  }
}
