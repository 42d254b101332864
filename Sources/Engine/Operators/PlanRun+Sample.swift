import Bitmaps
import Language
import Statistics
public import Tables
import Values
public import Work

extension PlanRun {
  /// Some rows, drawn by the hash of a key so that no row's place matters, in their old order.
  ///
  /// A count takes exactly so many rows, those with the least hashes; of rows with one key the
  /// earlier ones. A fraction takes each key with this chance.
  func sampled(_ frame: Frame, _ sample: Sample) throws(EngineError) -> Frame {
    let columns: [Column]
    if let key = sample.key {
      columns = [try evaluator.column(of: key, in: frame)]
    } else {
      columns = frame.fields.map { frame.column($0.name) }
    }
    let hashes = columns.hashes(rowCount: frame.rowCount, seed: sample.seed, in: work)
    try work.poll()
    switch sample.size {
    case .count(let count):
      guard count < frame.rowCount else { return frame }
      let rows = (0..<frame.rowCount).map(Int32.init)
      try work.poll()
      let order = RowOrder.radixSorted(rows, words: hashes, in: work)
      return frame.selecting(order.prefix(max(0, count)).sorted())
    case .fraction(let fraction):
      guard fraction < 1 else { return frame }
      // 2⁶⁴ times a fraction below 1 is a double below 2⁶⁴.
      let bound = fraction > 0 ? UInt64(fraction * 0x1p64) : 0
      return frame.selecting(hashes.indices.filter { hashes[$0] < bound }.map(Int32.init))
    }
  }
}

extension [Column] {
  /// A hash of the values of each row that depends on nothing but them and the seed.
  ///
  /// - Complexity: O(*n* × columns), shared among the threads; a text of a dictionary is hashed once.
  public func hashes(
    rowCount: Int, seed: UInt64, in work: WorkContext = WorkContext()
  ) -> [UInt64] {
    var hashes = [UInt64](repeating: seed, count: rowCount)
    for column in self where !work.stop.isStopped {
      let texts = column.textHashes(in: work)
      let seeds = hashes
      hashes = Work.array(rowCount, in: work) { (range, output: inout MutableSpan<UInt64>) in
        column.writeStableWords(range, texts, to: &output)
        let seeds = seeds.span
        for place in 0..<range.count {
          let row = range.lowerBound &+ place
          let isMissing = column.missing?[row] ?? false
          output[place] = stableHash(
            isMissing ? Column.missingWord : output[place], seed: seeds[row])
        }
      }
    }
    return hashes
  }
}

extension Column {
  /// What is hashed in place of a missing value.
  fileprivate static let missingWord: UInt64 = 0x6D69_7373_696E_6721

  /// The hash of each text of the dictionary; none of other columns.
  fileprivate func textHashes(in work: WorkContext) -> [UInt64] {
    guard case .text(let column) = self, case .coded(_, let texts) = column.storage else {
      return []
    }
    return Work.array(texts.count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      for index in range { output[index - range.lowerBound] = texts.stableHash(at: index) }
    }
  }

  /// Writes a word for each of some rows that is the same wherever the value stands.
  fileprivate func writeStableWords(
    _ range: Range<Int>, _ texts: [UInt64], to output: inout MutableSpan<UInt64>
  ) {
    func write(_ word: (Int) -> UInt64) {
      for place in 0..<range.count { output[place] = word(range.lowerBound &+ place) }
    }
    switch self {
    case .truth(let column): write { column.bits[$0] ? 1 : 0 }
    case .whole(let column): write { UInt64(bitPattern: column.storage[$0]) }
    case .decimal(let column): write { KeyWords.word(column.values[$0]) }
    case .date(let column): write { UInt64(bitPattern: Int64(column.days[$0])) }
    case .timestamp(let column): write { UInt64(bitPattern: column.values[$0]) }
    case .text(let column):
      switch column.storage {
      case .coded(let codes, _): write { texts.isEmpty ? 0 : texts[Int(codes[$0])] }
      case .plain(let pool): write { pool.stableHash(at: $0) }
      }
    }
  }
}

extension TextPool {
  /// The hash of one text.
  fileprivate func stableHash(at index: Int) -> UInt64 {
    Statistics.stableHash(
      of: bytes.span.extracting(Int(offsets[index])..<Int(offsets[index + 1])))
  }
}
