import Bitmaps
import Work

/// The raw values of an operand: one for each row, or the same for all.
enum Lane<Element: BitwiseCopyable & Sendable>: Sendable {
  /// One for each row.
  case rows([Element])
  /// The same for all.
  case same(Element)

  /// The values of a function of one value, which is called for the first one twice.
  @inline(__always)
  static func map<Result: BitwiseCopyable>(
    _ values: [Element], _ body: (Element) -> Result
  ) -> [Result] {
    guard let first = values.first else { return [] }
    var results = [Result](repeating: body(first), count: values.count)
    let source = values.span
    var output = results.mutableSpan
    // Said once, this need not be looked at for each row.
    precondition(output.count == source.count, "There is room for each row")
    for row in source.indices { output[row] = body(source[row]) }
    return results
  }

  /// The values of a function of two values, row by row; it is called for the first row twice.
  @inline(__always)
  static func map<Result: BitwiseCopyable>(
    _ left: Lane, _ right: Lane, count: Int, _ body: (Element, Element) -> Result
  ) -> [Result] {
    switch (left, right) {
    case (.rows(let left), .rows(let right)):
      guard count > 0 else { return [] }
      var results = [Result](repeating: body(left[0], right[0]), count: count)
      let (left, right) = (left.span, right.span)
      var output = results.mutableSpan
      precondition(left.count == count && right.count == count, "Lanes are of the same rows")
      for row in output.indices { output[row] = body(left[row], right[row]) }
      return results
    case (.rows(let left), .same(let right)): return map(left) { body($0, right) }
    case (.same(let left), .rows(let right)): return map(right) { body(left, $0) }
    case (.same(let left), .same(let right)):
      return [Result](repeating: body(left, right), count: count)
    }
  }

  /// The rows whose two values a comparison holds for.
  @inline(__always)
  static func rows<Comparison: LaneComparison>(
    _ left: Lane, _ right: Lane, count: Int, in work: WorkContext, by comparison: Comparison.Type
  ) -> Bitmap where Element: Comparable & Sendable {
    switch (left, right) {
    case (.rows(let left), .rows(let right)):
      return Bitmap(packing: count, in: work) { range, output in
        let (left, right) = (left.span, right.span)
        packWords(range, of: count, into: &output) { Comparison.holds(left[$0], right[$0]) }
      }
    case (.rows(let left), .same(let right)):
      return Bitmap(packing: count, in: work) { range, output in
        let left = left.span
        packWords(range, of: count, into: &output) { Comparison.holds(left[$0], right) }
      }
    case (.same(let left), .rows(let right)):
      return Bitmap(packing: count, in: work) { range, output in
        let right = right.span
        packWords(range, of: count, into: &output) { Comparison.holds(left, right[$0]) }
      }
    case (.same(let left), .same(let right)):
      return Bitmap(repeating: Comparison.holds(left, right), count: count)
    }
  }

  /// The results of arithmetic on two decimals, row by row.
  @inline(__always)
  static func results<Arithmetic: LaneArithmetic>(
    _ left: Lane, _ right: Lane, count: Int, in work: WorkContext, of arithmetic: Arithmetic.Type
  ) -> [Double] where Element == Double {
    Work.array(count, in: work) { (range, output: inout MutableSpan<Double>) in
      // Said once, this need not be looked at for each row.
      precondition(output.count == range.count, "There is room for each row")
      switch (left, right) {
      case (.rows(let left), .rows(let right)):
        let (left, right) = (left.span.extracting(range), right.span.extracting(range))
        for place in output.indices {
          output[place] = Arithmetic.result(left[place], right[place])
        }
      case (.rows(let left), .same(let right)):
        let left = left.span.extracting(range)
        for place in output.indices { output[place] = Arithmetic.result(left[place], right) }
      case (.same(let left), .rows(let right)):
        let right = right.span.extracting(range)
        for place in output.indices { output[place] = Arithmetic.result(left, right[place]) }
      case (.same(let left), .same(let right)):
        for place in output.indices { output[place] = Arithmetic.result(left, right) }
      }
    }
  }
}

extension Bitmap {
  /// A row of bits whose words are filled on several threads, given the range of the words.
  init(
    packing count: Int, in work: WorkContext,
    _ body: @Sendable (Range<Int>, inout MutableSpan<UInt64>) -> Void
  ) {
    let words = Work.array((count + 63) / 64, piece: Work.usualPiece / 64, in: work, body)
    self.init(words: words, count: count)
  }
}

/// Writes words of the bits of a condition on row numbers, without branches.
@inline(__always)
func packWords(
  _ range: Range<Int>, of count: Int, into output: inout MutableSpan<UInt64>,
  where fits: (Int) -> Bool
) {
  for index in range {
    var word: UInt64 = 0
    var row = index &* 64
    if row &+ 64 <= count {
      for byte in 0..<8 {
        // Eight rows spelled out: this compiler makes wide instructions of them, but of no loop.
        var bits: UInt64 = fits(row) ? 1 : 0
        bits |= fits(row &+ 1) ? 2 : 0
        bits |= fits(row &+ 2) ? 4 : 0
        bits |= fits(row &+ 3) ? 8 : 0
        bits |= fits(row &+ 4) ? 16 : 0
        bits |= fits(row &+ 5) ? 32 : 0
        bits |= fits(row &+ 6) ? 64 : 0
        bits |= fits(row &+ 7) ? 128 : 0
        word |= bits &<< UInt64(byte &* 8)
        row &+= 8
      }
    } else {
      for last in row..<count { word |= (fits(last) ? 1 : 0) &<< UInt64(last & 63) }
    }
    output[index &- range.lowerBound] = word
  }
}

/// The bits of a condition on row numbers, 64 of them a word and without branches.
@inline(__always)
func packedBits(_ count: Int, where fits: (Int) -> Bool) -> Bitmap {
  let whole = count / 64
  var words = [UInt64](capacity: whole + 1) { output in
    var row = 0
    for _ in 0..<whole {
      var word: UInt64 = 0
      for byte in 0..<8 {
        // Eight rows spelled out: this compiler makes wide instructions of them, but of no loop.
        var bits: UInt64 = fits(row) ? 1 : 0
        bits |= fits(row &+ 1) ? 2 : 0
        bits |= fits(row &+ 2) ? 4 : 0
        bits |= fits(row &+ 3) ? 8 : 0
        bits |= fits(row &+ 4) ? 16 : 0
        bits |= fits(row &+ 5) ? 32 : 0
        bits |= fits(row &+ 6) ? 64 : 0
        bits |= fits(row &+ 7) ? 128 : 0
        word |= bits &<< UInt64(byte &* 8)
        row &+= 8
      }
      output.append(word)
    }
  }
  if count % 64 > 0 {
    var word: UInt64 = 0
    for row in (whole * 64)..<count { word |= (fits(row) ? 1 : 0) &<< UInt64(row % 64) }
    words.append(word)
  }
  return Bitmap(words: words, count: count)
}
