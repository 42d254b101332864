import Bitmaps
import Tables

/// A small number for each row that stands for its value; missing values have the last one.
struct KeyCodes {
  /// The numbers, one for each row.
  let codes: [Int32]
  /// A bound that all numbers stay below; some may be used by no row.
  let cellCount: Int

  /// The most cells that an array has room for; beyond it keys are hashed.
  static let cellLimit = 1 << 20

  /// Finds the codes of a column; they rise as the values do when the order matters.
  ///
  /// - Complexity: O(*n* + *d* log *d*) for *d* distinct values.
  init(_ column: Column, isOrdered: Bool) {
    if case .text(let texts) = column {
      self.init(texts, isOrdered: isOrdered)
    } else {
      self.init(KeyWords(column), isOrdered: isOrdered)
    }
  }

  /// The words themselves when they are small, else hashed.
  private init(_ key: KeyWords, isOrdered: Bool) {
    if let limit = key.limit, limit <= max(Self.cellLimit, key.words.count) {
      var codes = key.words.map { Int32(truncatingIfNeeded: $0) }
      key.missing?.forEachSetBit { codes[$0] = Int32(limit) }
      self.codes = codes
      cellCount = limit + 1
    } else {
      var dense = DenseWords(key.words, isOrdered: isOrdered)
      key.missing?.forEachSetBit { dense.codes[$0] = Int32(dense.distinctCount) }
      codes = dense.codes
      cellCount = dense.distinctCount + 1
    }
  }

  /// The codes of the dictionary, put in the order of the texts when that matters.
  private init(_ column: TextColumn, isOrdered: Bool) {
    let (stored, dictionary) = column.trimmed
    let ranks =
      isOrdered ? dictionary.ranks.map { Int32($0) } : (0..<dictionary.count).map(Int32.init)
    // An empty dictionary has no text for the codes of missing rows to point at.
    let targets = ranks.isEmpty ? [0] : ranks
    var codes: [Int32] =
      switch stored {
      case .one(let narrow): narrow.map { targets[Int($0)] }
      case .two(let narrow): narrow.map { targets[Int($0)] }
      case .four(let wide): wide.map { targets[Int($0)] }
      }
    column.missing?.forEachSetBit { codes[$0] = Int32(dictionary.count) }
    self.codes = codes
    cellCount = dictionary.count + 1
  }

  /// Puts two keys together, the first deciding the order.
  ///
  /// - Complexity: O(*n*), and O(*d* log *d*) for *d* distinct pairs when they are hashed.
  init(_ first: KeyCodes, _ second: KeyCodes, isOrdered: Bool) {
    let (cells, overflow) = first.cellCount.multipliedReportingOverflow(by: second.cellCount)
    let count = first.codes.count
    if !overflow, cells <= Self.cellLimit {
      let width = Int32(second.cellCount)
      codes = (0..<count).map { first.codes[$0] * width + second.codes[$0] }
      cellCount = cells
    } else {
      let width = UInt64(second.cellCount)
      let words = (0..<count).map { row in
        UInt64(first.codes[row]) * width + UInt64(second.codes[row])
      }
      let dense = DenseWords(words, isOrdered: isOrdered)
      codes = dense.codes
      cellCount = dense.distinctCount
    }
  }
}

/// Words numbered without gaps.
private struct DenseWords {
  var codes: [Int32]
  let distinctCount: Int

  init(_ words: [UInt64], isOrdered: Bool) {
    var table = WordTable()
    var codes = [Int32](repeating: 0, count: words.count)
    for row in words.indices { codes[row] = table.number(of: words[row]) }
    distinctCount = table.words.count
    if isOrdered {
      let ranks = Self.ranks(table.words)
      for row in codes.indices { codes[row] = ranks[Int(codes[row])] }
    }
    self.codes = codes
  }

  private static func ranks(_ words: [UInt64]) -> [Int32] {
    let order = RowOrder.radixSorted((0..<words.count).map(Int32.init), words: words)
    var ranks = [Int32](repeating: 0, count: words.count)
    for (rank, place) in order.enumerated() { ranks[Int(place)] = Int32(rank) }
    return ranks
  }
}
