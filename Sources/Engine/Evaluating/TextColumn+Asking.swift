import Bitmaps
import Tables
import Work

extension TextColumn {
  /// The rows whose text fulfils a condition, which is asked once for each distinct text; rows
  /// without a text may be either.
  ///
  /// - Complexity: O(*rows*) and a call for each distinct text, shared among the threads.
  func rows(
    in work: WorkContext, where fits: @Sendable (ArraySlice<UInt8>) throws(EngineError) -> Bool
  ) throws(EngineError) -> Bitmap {
    switch storage {
    case .plain(let pool):
      return Bitmap(words: try pool.answers(in: work, nil, to: fits), count: count)
    case .coded(let codes, let dictionary):
      // A few rows may carry the dictionary of a large table, which is not worth asking in full.
      let asked = dictionary.count > count ? codes.used(of: dictionary.count) : nil
      let answers = Bitmap(
        words: try dictionary.answers(in: work, asked, to: fits), count: dictionary.count)
      return codes.rows(
        where: dictionary.count == 0 ? [false] : (0..<dictionary.count).map { answers[$0] },
        in: work)
    }
  }

  /// The rows whose text fulfils a condition that cannot fail.
  func rows(in work: WorkContext, where fits: @Sendable (ArraySlice<UInt8>) -> Bool) -> Bitmap {
    do throws(EngineError) {
      return try rows(in: work) { bytes throws(EngineError) in fits(bytes) }
    } catch {
      // Only a stop ends it early, and then the run polls before it looks at the rows.
      return Bitmap(count: count)
    }
  }
}

extension TextPool {
  /// Words of the answers of a condition on each text that is asked, 64 a word.
  fileprivate func answers(
    in work: WorkContext, _ asked: [Bool]?,
    to fits: @Sendable (ArraySlice<UInt8>) throws(EngineError) -> Bool
  ) throws(EngineError) -> [UInt64] {
    let parts = try work.parts(count, piece: 1 << 14) { range throws(EngineError) -> [UInt64] in
      var words = [UInt64](repeating: 0, count: (range.count + 63) / 64)
      for index in range where asked?[index] ?? true {
        let place = index - range.lowerBound
        if try fits(bytes(at: index)) { words[place / 64] |= 1 << UInt64(place % 64) }
      }
      return words
    }
    return parts.flatMap { $0 }
  }
}

extension Codes {
  /// The rows whose code has a true answer.
  func rows(where answers: [Bool], in work: WorkContext = WorkContext()) -> Bitmap {
    switch self {
    case .one(let codes): rowsOf(codes, where: answers, in: work)
    case .two(let codes): rowsOf(codes, where: answers, in: work)
    case .four(let codes): rowsOf(codes, where: answers, in: work)
    }
  }

  private func rowsOf<Code: FixedWidthInteger & Sendable>(
    _ codes: [Code], where answers: [Bool], in work: WorkContext
  ) -> Bitmap {
    Bitmap(packing: codes.count, in: work) { range, output in
      let (codes, answers) = (codes.span, answers.span)
      packWords(range, of: codes.count, into: &output) { answers[Int(codes[$0])] }
    }
  }

  /// Which of the codes below a number occur.
  func used(of distinctCount: Int) -> [Bool] {
    var used = [Bool](repeating: false, count: max(1, distinctCount))
    for row in 0..<count { used[Int(self[row])] = true }
    return used
  }
}
