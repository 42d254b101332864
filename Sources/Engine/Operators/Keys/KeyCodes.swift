import Bitmaps
import Tables
import Work

/// A small number for each row that stands for its value; missing values have the last one.
struct KeyCodes: Sendable {
  /// Where the numbers are read from; those of missing rows do not count.
  private let source: CodeSource
  private let missing: Bitmap?
  /// The number of rows.
  let count: Int
  /// A bound that all numbers stay below; some may be used by no row.
  let cellCount: Int

  /// The most cells that an array has room for whatever the number of rows; beyond it and four
  /// times the rows keys are hashed.
  static let cellLimit = 1 << 20

  /// The most cells for some rows.
  static func cellLimit(for rowCount: Int) -> Int { min(1 << 30, max(cellLimit, 4 * rowCount)) }

  /// Finds the codes of a column; they rise as the values do when the order matters.
  ///
  /// - Complexity: O(*n*) at most for codes and narrow numbers, and O(*d* log *d*) for *d* distinct
  ///   values in order.
  init(_ column: Column, isOrdered: Bool, in work: WorkContext) {
    missing = column.missing
    count = column.count
    let found: (source: CodeSource, valueCount: Int)
    switch column {
    case .truth(let column): found = (.bits(column.bits), 2)
    case .whole(let column): found = Self.wholes(column, isOrdered: isOrdered, in: work)
    case .date(let column):
      let (least, range) = column.days.bounds(besides: column.missing, in: work)
      found =
        range < Self.cellLimit(for: column.days.count)
        ? (.days(column.days, least: least), range + 1)
        : Self.hashed(.date(column), isOrdered: isOrdered, in: work)
    case .timestamp(let column):
      let (least, range) = column.values.bounds(besides: column.missing, in: work)
      found =
        range < Self.cellLimit(for: column.values.count)
        ? (.moments(column.values, least: least), range + 1)
        : Self.hashed(.timestamp(column), isOrdered: isOrdered, in: work)
    case .decimal(let column):
      found = Self.hashed(.decimal(column), isOrdered: isOrdered, in: work)
    case .text(let column): found = Self.texts(column, isOrdered: isOrdered, in: work)
    }
    source = found.source
    cellCount = found.valueCount + (column.missing == nil ? 0 : 1)
  }

  /// Codes that were computed for each row, none of them missing.
  private init(made codes: [Int32], cellCount: Int) {
    source = .made(codes)
    missing = nil
    count = codes.count
    self.cellCount = cellCount
  }

  private static func wholes(
    _ column: WholeColumn, isOrdered: Bool, in work: WorkContext
  ) -> (CodeSource, Int) {
    let (least, range) = column.storage.bounds(besides: column.missing, in: work)
    guard range < cellLimit(for: column.storage.count) else {
      return hashed(.whole(column), isOrdered: isOrdered, in: work)
    }
    return (.wholes(column.storage, least: least), range + 1)
  }

  /// The codes of the dictionary, put in the order of the texts when that matters.
  private static func texts(
    _ column: TextColumn, isOrdered: Bool, in work: WorkContext
  ) -> (CodeSource, Int) {
    guard case .coded = column.storage else {
      return plainTexts(column, isOrdered: isOrdered, in: work)
    }
    let (stored, dictionary) = column.trimmed
    let ranks =
      isOrdered
      ? dictionary.ranks(in: work).map { Int32(truncatingIfNeeded: $0) }
      : (0..<dictionary.count).map(Int32.init)
    // An empty dictionary has no text for the codes of missing rows to point at.
    let table = ranks.isEmpty ? [0] : ranks
    let source: CodeSource =
      switch stored {
      case .one(let codes): .bytes(codes, table)
      case .two(let codes): .shorts(codes, table)
      case .four(let codes): .words(codes, table)
      }
    return (source, max(1, dictionary.count))
  }

  /// Texts without a dictionary are numbered first.
  private static func plainTexts(
    _ column: TextColumn, isOrdered: Bool, in work: WorkContext
  ) -> (CodeSource, Int) {
    guard case .plain(let pool) = column.storage else { return (.made([]), 1) }
    let numbers = TextNumbers(pool, in: work)
    guard isOrdered else { return (.made(numbers.codes(in: work)), max(1, numbers.count)) }
    let ranks = pool.texts(at: numbers.firstRows, in: work).ranks(in: work)
    let table = ranks.map { Int32(truncatingIfNeeded: $0) }
    let codes = numbers.codes(in: work).mapped(by: table, in: work)
    return (.made(codes), max(1, numbers.count))
  }

  private static func hashed(
    _ column: Column, isOrdered: Bool, in work: WorkContext
  ) -> (CodeSource, Int) {
    let order = OrderWords(column, in: work)
    let words = Work.array(column.count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      order.write(range, to: &output)
    }
    let dense = DenseWords(words, isOrdered: isOrdered, in: work)
    return (.made(dense.codes), max(1, dense.distinctCount))
  }

  /// The codes of all rows.
  ///
  /// - Complexity: O(*n*).
  func codes(in work: WorkContext) -> [Int32] {
    if case .made(let codes) = source, missing == nil { return codes }
    return Self.combined([self], in: work)
  }

  /// Puts keys together, the first deciding the order; the number of cells is their product.
  ///
  /// - Complexity: O(*n* × keys), and hashed when the cells are many.
  init(_ keys: [KeyCodes], isOrdered: Bool, in work: WorkContext) {
    let limit = Self.cellLimit(for: keys[0].count)
    var pending: [KeyCodes] = []
    var cells = 1
    for key in keys {
      let (product, overflow) = cells.multipliedReportingOverflow(by: key.cellCount)
      if !pending.isEmpty, overflow || product > limit {
        let front = Self.combined(pending, in: work)
        let dense = Self.dense(front, key, isOrdered: isOrdered, in: work)
        (pending, cells) = ([dense], dense.cellCount)
      } else {
        pending.append(key)
        cells = product
      }
    }
    if pending.count == 1, let only = pending.first {
      self = only
    } else {
      self.init(made: Self.combined(pending, in: work), cellCount: cells)
    }
  }

  /// The places of the rows in a box of as many dimensions as there are keys.
  private static func combined(_ keys: [KeyCodes], in work: WorkContext) -> [Int32] {
    var factors = [Int32](repeating: 1, count: keys.count)
    for place in keys.indices.dropLast().reversed() {
      factors[place] = factors[place + 1] &* Int32(truncatingIfNeeded: keys[place + 1].cellCount)
    }
    let scales = factors
    return Work.array(keys[0].count, in: work) { (range, output: inout MutableSpan<Int32>) in
      for (place, key) in keys.enumerated() {
        key.write(range, times: scales[place], isAdded: place > 0, to: &output)
      }
    }
  }

  private func write(
    _ range: Range<Int>, times factor: Int32, isAdded: Bool, to output: inout MutableSpan<Int32>
  ) {
    source.write(range, times: factor, isAdded: isAdded, to: &output)
    guard let missing else { return }
    let last = Int32(truncatingIfNeeded: cellCount - 1)
    missing.forEachSetBit(in: range) { row in
      output[row - range.lowerBound] &+= (last &- source.code(at: row)) &* factor
    }
  }

  private static func dense(
    _ front: [Int32], _ key: KeyCodes, isOrdered: Bool, in work: WorkContext
  ) -> KeyCodes {
    let width = UInt64(key.cellCount)
    let back = key.codes(in: work)
    let words = Work.array(front.count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      let (front, back) = (front.span, back.span)
      for row in range {
        output[row &- range.lowerBound] =
          UInt64(UInt32(bitPattern: front[row])) &* width &+ UInt64(UInt32(bitPattern: back[row]))
      }
    }
    let dense = DenseWords(words, isOrdered: isOrdered, in: work)
    return KeyCodes(made: dense.codes, cellCount: max(1, dense.distinctCount))
  }
}

/// Words numbered without gaps.
private struct DenseWords {
  var codes: [Int32]
  let distinctCount: Int

  init(_ words: [UInt64], isOrdered: Bool, in work: WorkContext) {
    let numbers = WordNumbers(words, in: work)
    distinctCount = numbers.words.count
    let codes = numbers.codes(in: work)
    self.codes = isOrdered ? codes.mapped(by: Self.ranks(numbers.words, in: work), in: work) : codes
  }

  private static func ranks(_ words: [UInt64], in work: WorkContext) -> [Int32] {
    let order = RowOrder.radixSorted((0..<words.count).map(Int32.init), words: words, in: work)
    var ranks = [Int32](repeating: 0, count: max(1, words.count))
    for (rank, place) in order.enumerated() { ranks[Int(place)] = Int32(rank) }
    return ranks
  }
}

extension [Int32] {
  /// Another number for each.
  func mapped(by table: [Int32], in work: WorkContext) -> [Int32] {
    Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (codes, table) = (span, table.span)
      for row in range { output[row &- range.lowerBound] = table[Int(codes[row])] }
    }
  }
}

extension TextPool {
  /// The texts at some places, gathered on several threads.
  func texts(at places: [Int32], in work: WorkContext) -> TextPool {
    let found = Column.text(TextColumn(.plain(self))).gathered(at: places, in: work)
    guard case .text(let column) = found, case .plain(let texts) = column.storage else {
      return gathered(at: places)
    }
    return texts
  }
}
