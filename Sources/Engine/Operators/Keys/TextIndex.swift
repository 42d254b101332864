import Bitmaps
import Tables
import Work

/// Finds texts: the numbers of one column's texts, asked for the texts of another.
struct TextIndex: Sendable {
  private let pool: TextPool
  private let slots: TextSlots
  private let firstRows: [Int32]
  /// The number of each row's text, -1 where it is missing.
  let numbers: [Int32]

  /// The number of distinct texts.
  var count: Int { firstRows.count }

  /// Numbers the texts of a column in the order they appear.
  ///
  /// - Complexity: O(*n* + bytes of the distinct texts).
  init(_ column: TextColumn, in work: WorkContext) {
    let (pool, codes) = column.parts
    let hashes = pool.allHashes(in: work)
    var slots = TextSlots(expecting: pool.count)
    var (rows, places) = ([Int32](), [Int32](repeating: -1, count: pool.count))
    for index in 0..<pool.count {
      if index & 0xFFFF == 0, work.stop.isStopped { break }
      places[index] = slots.number(of: Int32(index), hash: hashes[index], in: pool, &rows)
    }
    (self.pool, self.slots, firstRows) = (pool, slots, rows)
    numbers = column.spread(places, over: codes, in: work)
  }

  /// For each row of another column the number of its text here, or -1.
  ///
  /// - Complexity: O(*n* + bytes of the distinct texts), shared among the threads.
  func places(of column: TextColumn, in work: WorkContext) -> [Int32] {
    let (other, codes) = column.parts
    let found = Work.array(other.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      slots.find(
        from: range.lowerBound, of: other, hashes: other.hashes(of: range), in: pool, firstRows,
        into: &output)
    }
    return column.spread(found, over: codes, in: work)
  }
}

extension TextColumn {
  /// The texts, and the code of each row when it is not the row itself.
  fileprivate var parts: (pool: TextPool, codes: Codes?) {
    switch storage {
    case .plain(let pool): (pool, nil)
    case .coded(let codes, let dictionary): (dictionary, codes)
    }
  }

  /// What was found for the texts as it stands in the rows; -1 where a row is missing.
  fileprivate func spread(_ found: [Int32], over codes: Codes?, in work: WorkContext) -> [Int32] {
    var rows = found
    if let codes {
      let table = found.isEmpty ? [-1] : found
      rows =
        switch codes {
        case .one(let codes): spreadRows(codes, table, in: work)
        case .two(let codes): spreadRows(codes, table, in: work)
        case .four(let codes): spreadRows(codes, table, in: work)
        }
    }
    missing?.forEachSetBit { rows[$0] = -1 }
    return rows
  }

  private func spreadRows<Code: FixedWidthInteger & Sendable>(
    _ codes: [Code], _ table: [Int32], in work: WorkContext
  ) -> [Int32] {
    Work.array(codes.count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (codes, table) = (codes.span, table.span)
      for row in range { output[row &- range.lowerBound] = table[Int(codes[row])] }
    }
  }
}

extension TextPool {
  /// The hashes of all texts.
  fileprivate func allHashes(in work: WorkContext) -> [UInt64] {
    let parts = try? Work.overRanges(count, in: work) { range in hashes(of: range) }
    return parts?.flatMap { $0 } ?? [UInt64](repeating: 0, count: count)
  }
}
