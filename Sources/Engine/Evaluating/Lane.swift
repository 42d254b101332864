import Bitmaps

/// The raw values of an operand: one for each row, or the same for all.
enum Lane<Element: BitwiseCopyable> {
  /// One for each row.
  case rows([Element])
  /// The same for all.
  case same(Element)

  /// The values of a function of one value.
  @inline(__always)
  static func map<Result: BitwiseCopyable>(
    _ values: [Element], _ body: (Element) -> Result
  ) -> [Result] {
    [Result](capacity: values.count) { output in
      let span = values.span
      for row in span.indices { output.append(body(span[row])) }
    }
  }

  /// The values of a function of two values, row by row.
  @inline(__always)
  static func map<Result: BitwiseCopyable>(
    _ left: Lane, _ right: Lane, count: Int, _ body: (Element, Element) -> Result
  ) -> [Result] {
    [Result](capacity: count) { output in
      switch (left, right) {
      case (.rows(let left), .rows(let right)):
        let (left, right) = (left.span, right.span)
        for row in 0..<count { output.append(body(left[row], right[row])) }
      case (.rows(let left), .same(let right)):
        let left = left.span
        for row in 0..<count { output.append(body(left[row], right)) }
      case (.same(let left), .rows(let right)):
        let right = right.span
        for row in 0..<count { output.append(body(left, right[row])) }
      case (.same(let left), .same(let right)):
        for _ in 0..<count { output.append(body(left, right)) }
      }
    }
  }

  /// The rows whose two values fulfil a condition.
  @inline(__always)
  static func rows(
    _ left: Lane, _ right: Lane, count: Int, where fits: (Element, Element) -> Bool
  ) -> Bitmap {
    switch (left, right) {
    case (.rows(let left), .rows(let right)):
      let (left, right) = (left.span, right.span)
      return packedBits(count) { fits(left[$0], right[$0]) }
    case (.rows(let left), .same(let right)):
      let left = left.span
      return packedBits(count) { fits(left[$0], right) }
    case (.same(let left), .rows(let right)):
      let right = right.span
      return packedBits(count) { fits(left, right[$0]) }
    case (.same(let left), .same(let right)):
      return Bitmap(repeating: fits(left, right), count: count)
    }
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
