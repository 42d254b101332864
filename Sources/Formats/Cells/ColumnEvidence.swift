/// What the cells of a column look like, gathered over the whole file.
struct ColumnEvidence: Sendable {
  /// How many cells look like what.
  private(set) var counts = [Int](repeating: 0, count: CellClass.allCases.count)
  /// The first distinct texts among the cells that are no number, date or marker.
  private(set) var oddities = CellTally(limit: 8)
  /// The first distinct whole numbers with a plus.
  private(set) var pluses = CellTally(limit: 3)
  /// Whether there is a whole number that a decimal would round.
  var hasLongWhole = false

  /// Looks at one cell.
  mutating func observe(
    _ cell: Span<UInt8>, isQuoted: Bool, _ reading: CellReading, _ demand: CellReading.Demand
  ) {
    let cellClass = reading.cellClass(cell, isQuoted: isQuoted, demand)
    add(1, of: cellClass, cell, demand)
  }

  /// Counts cells that are known to be of a class other than `other`.
  mutating func add(_ count: Int, of cellClass: CellClass) { counts[cellClass.rawValue] += count }

  /// Counts the cells with one text.
  mutating func add(
    _ count: Int, of cellClass: CellClass, _ cell: Span<UInt8>, _ demand: CellReading.Demand
  ) {
    counts[cellClass.rawValue] += count
    if cellClass == .whole, cell.isLongWhole { hasLongWhole = true }
    guard cellClass.isText, demand != .text else { return }
    if cellClass == .plusWhole { pluses.add(cell, count) } else { oddities.add(cell, count) }
  }

  /// Adds the evidence of later rows.
  mutating func merge(_ later: ColumnEvidence) {
    for index in counts.indices { counts[index] += later.counts[index] }
    oddities.merge(later.oddities)
    pluses.merge(later.pluses)
    hasLongWhole = hasLongWhole || later.hasLongWhole
  }

  /// How many cells look like one of some classes.
  func count(_ classes: CellClass...) -> Int { classes.reduce(0) { $0 + counts[$1.rawValue] } }

  /// How many cells hold a value whatever the column's type.
  var valueCount: Int { counts[CellClass.whole.rawValue...].reduce(0, +) }
}

extension Int64 {
  /// Whether the nearest double is another number.
  var isRoundedAsDecimal: Bool { Int64(exactly: Double(self)) != self }
}

extension Span<UInt8> {
  /// Whether a whole number is one that a decimal would round.
  fileprivate var isLongWhole: Bool {
    guard count > 15, let cell = NumberCell(extracting(trimmedRange), mark: 0x2E) else {
      return false
    }
    return cell.whole?.isRoundedAsDecimal ?? true
  }
}

/// The first few distinct texts of some cells, with how often each comes.
struct CellTally: Sendable {
  /// The distinct texts in order of first appearance.
  private(set) var texts: [[UInt8]] = []
  /// How often each was seen before others were no longer counted.
  private(set) var counts: [Int] = []
  /// Whether there were more distinct texts than are kept.
  private(set) var isOverfull = false
  private let limit: Int

  /// Starts empty.
  init(limit: Int) { self.limit = limit }

  /// Counts a text, unless there are too many distinct ones already.
  mutating func add(_ text: Span<UInt8>, _ count: Int = 1) {
    guard !isOverfull else { return }
    for index in texts.indices where texts[index].count == text.count {
      if text.matches(texts[index], at: 0) {
        counts[index] += count
        return
      }
    }
    insert(text.copied, count)
  }

  /// Adds the texts of later rows.
  mutating func merge(_ later: CellTally) {
    for (text, count) in zip(later.texts, later.counts) where !isOverfull {
      if let index = texts.firstIndex(of: text) {
        counts[index] += count
      } else {
        insert(text, count)
      }
    }
    isOverfull = isOverfull || later.isOverfull
  }

  private mutating func insert(_ text: [UInt8], _ count: Int) {
    guard texts.count < limit else {
      isOverfull = true
      return
    }
    texts.append(text)
    counts.append(count)
  }

  /// The texts as words for a person: `"k.A." (290), "-" (2)`.
  var words: String {
    let shown = zip(texts, counts).map { text, count in
      let visible = String(decoding: text, as: UTF8.self)
      let short = visible.count > 30 ? visible.prefix(29) + "…" : visible
      return isOverfull ? "\"\(short)\"" : "\"\(short)\" (\(count))"
    }
    return shown.joined(separator: ", ") + (isOverfull ? " and others" : "")
  }
}
