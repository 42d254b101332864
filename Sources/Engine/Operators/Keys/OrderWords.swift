import Bitmaps
import Tables
import Work

/// A word for each row of a column, made a stretch at a time: equal values have equal words, and
/// words rise as the values do.
struct OrderWords: Sendable {
  private let column: Column
  /// The ranks of the texts of a dictionary, or of each row's text.
  private let ranks: [UInt64]

  /// Makes ready to tell words; texts are ranked by their UTF-8 bytes.
  ///
  /// - Complexity: O(1), or O(*d* log *d*) for *d* distinct texts.
  init(_ column: Column, in work: WorkContext) {
    guard case .text(let texts) = column else {
      (self.column, ranks) = (column, [])
      return
    }
    switch texts.storage {
    case .plain(let pool): (self.column, ranks) = (column, pool.ranks(in: work))
    case .coded:
      let (codes, dictionary) = texts.trimmed
      let ranks = dictionary.ranks(in: work)
      // An empty dictionary has no text for the codes of missing rows to point at.
      self.ranks = ranks.isEmpty ? [0] : ranks
      self.column = .text(TextColumn(.coded(codes, dictionary), missing: texts.missing))
    }
  }

  /// The rows without a value, whose words mean nothing.
  var missing: Bitmap? { column.missing }

  /// The number of rows.
  var rowCount: Int { column.count }

  /// The words of some rows.
  func words(_ range: Range<Int>) -> [UInt64] {
    [UInt64](filling: range.count) { output in write(range, to: &output) }
  }

  /// Writes the words of some rows.
  func write(_ range: Range<Int>, to output: inout MutableSpan<UInt64>) {
    switch column {
    case .truth(let column):
      column.bits.withWords { words in
        Self.write(range, to: &output) { (words[$0 &>> 6] &>> UInt64($0 & 63)) & 1 }
      }
    case .whole(let column): writeWholes(column.storage, range, &output)
    case .decimal(let column):
      let values = column.values.span
      Self.write(range, to: &output) { KeyWords.word(values[$0]) }
    case .date(let column):
      let days = column.days.span
      Self.write(range, to: &output) { Self.word(Int64(days[$0])) }
    case .timestamp(let column):
      let values = column.values.span
      Self.write(range, to: &output) { Self.word(values[$0]) }
    case .text(let column): writeTexts(column, range, &output)
    }
  }

  private func writeWholes(
    _ storage: WholeStorage, _ range: Range<Int>, _ output: inout MutableSpan<UInt64>
  ) {
    switch storage {
    case .one(let values):
      let values = values.span
      Self.write(range, to: &output) { Self.word(Int64(values[$0])) }
    case .two(let values):
      let values = values.span
      Self.write(range, to: &output) { Self.word(Int64(values[$0])) }
    case .four(let values):
      let values = values.span
      Self.write(range, to: &output) { Self.word(Int64(values[$0])) }
    case .eight(let values):
      let values = values.span
      Self.write(range, to: &output) { Self.word(values[$0]) }
    }
  }

  private func writeTexts(
    _ column: TextColumn, _ range: Range<Int>, _ output: inout MutableSpan<UInt64>
  ) {
    let ranks = ranks.span
    switch column.storage {
    case .plain: Self.write(range, to: &output) { ranks[$0] }
    case .coded(.one(let codes), _):
      let codes = codes.span
      Self.write(range, to: &output) { ranks[Int(codes[$0])] }
    case .coded(.two(let codes), _):
      let codes = codes.span
      Self.write(range, to: &output) { ranks[Int(codes[$0])] }
    case .coded(.four(let codes), _):
      let codes = codes.span
      Self.write(range, to: &output) { ranks[Int(codes[$0])] }
    }
  }

  /// Calls a body with the rows of a range whose words, turned by `flip`, are not above a limit,
  /// which the body may lower.
  func forEachLow(
    _ range: Range<Int>, flip: UInt64, limit: inout UInt64,
    _ body: (_ row: Int, _ word: UInt64, _ limit: inout UInt64) -> Void
  ) {
    switch column {
    case .decimal(let column):
      let values = column.values.span
      Self.scan(range, flip, &limit, { KeyWords.word(values[$0]) }, body)
    case .date(let column):
      let days = column.days.span
      Self.scan(range, flip, &limit, { Self.word(Int64(days[$0])) }, body)
    case .timestamp(let column):
      let values = column.values.span
      Self.scan(range, flip, &limit, { Self.word(values[$0]) }, body)
    case .whole(let column):
      switch column.storage {
      case .one(let values):
        let values = values.span
        Self.scan(range, flip, &limit, { Self.word(Int64(values[$0])) }, body)
      case .two(let values):
        let values = values.span
        Self.scan(range, flip, &limit, { Self.word(Int64(values[$0])) }, body)
      case .four(let values):
        let values = values.span
        Self.scan(range, flip, &limit, { Self.word(Int64(values[$0])) }, body)
      case .eight(let values):
        let values = values.span
        Self.scan(range, flip, &limit, { Self.word(values[$0]) }, body)
      }
    case .truth, .text:
      let (words, start) = (words(range), range.lowerBound)
      Self.scan(range, flip, &limit, { words[$0 &- start] }, body)
    }
  }

  @inline(__always)
  private static func scan(
    _ range: Range<Int>, _ flip: UInt64, _ limit: inout UInt64, _ word: (Int) -> UInt64,
    _ body: (Int, UInt64, inout UInt64) -> Void
  ) {
    for row in range {
      let found = word(row) ^ flip
      if found <= limit { body(row, found, &limit) }
    }
  }

  @inline(__always)
  private static func write(
    _ range: Range<Int>, to output: inout MutableSpan<UInt64>, _ word: (Int) -> UInt64
  ) {
    let start = range.lowerBound
    for place in 0..<range.count { output[place] = word(start &+ place) }
  }

  /// The bits of a number with the sign turned, so that they rise with it.
  @inline(__always)
  private static func word(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) ^ (1 << 63) }
}

extension [UInt64] {
  /// An array of words that a body writes, all of them.
  fileprivate init(filling count: Int, _ body: (inout MutableSpan<UInt64>) -> Void) {
    self.init(repeating: 0, count: count)
    var span = mutableSpan
    body(&span)
  }
}
