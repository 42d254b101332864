import Bitmaps
import Tables
import Work

/// A small number for each row that stands for its value; missing values have the last one.
struct KeyCodes: Sendable {
  /// Where the numbers are read from; those of missing rows do not count.
  let source: CodeSource
  /// The rows without a value.
  let missing: Bitmap?
  /// The number of those, negative when there are none or they count as such.
  let missingCode: Int32
  /// The number of rows.
  let count: Int
  /// A bound that all numbers stay below, of which some may be used by no row; zero where nobody asks for it.
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
    missingCode = column.missing == nil ? -1 : Int32(truncatingIfNeeded: cellCount - 1)
  }

  /// Codes from a source; rows without a value have a code of their own.
  init(
    _ source: CodeSource, count: Int, cellCount: Int, missing: Bitmap? = nil,
    missingCode: Int32 = -1
  ) {
    (self.source, self.missing, self.missingCode) = (source, missing, missingCode)
    (self.count, self.cellCount) = (count, cellCount)
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
    let ranks = isOrdered ? dictionary.ranks(in: work).map { Int32(truncatingIfNeeded: $0) } : nil
    // An empty dictionary has no text for the codes of missing rows to point at.
    let table = dictionary.count == 0 ? [0] : ranks
    return (CodeSource(stored, table), max(1, dictionary.count))
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
    return Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
      write(range, times: 1, isAdded: false, to: &output)
    }
  }

  /// Writes the codes of some rows, times a factor; adds them to what is there when told so.
  func write(
    _ range: Range<Int>, times factor: Int32, isAdded: Bool, to output: inout MutableSpan<Int32>
  ) {
    source.write(range, times: factor, isAdded: isAdded, to: &output)
    guard let missing else { return }
    missing.forEachSetBit(in: range) { row in
      output[row - range.lowerBound] &+= (missingCode &- source.code(at: row)) &* factor
    }
  }
}
