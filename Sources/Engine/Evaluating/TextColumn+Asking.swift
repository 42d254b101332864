import Bitmaps
import Tables

extension TextColumn {
  /// The rows whose text fulfils a condition, which is asked once for each distinct text; rows
  /// without a text may be either.
  ///
  /// - Complexity: O(*rows*) and a call for each distinct text.
  func rows(
    where fits: (ArraySlice<UInt8>) throws(EngineError) -> Bool
  ) throws(EngineError) -> Bitmap {
    switch storage {
    case .plain(let pool):
      var answers = Bitmap(count: count)
      for row in 0..<count where try fits(pool.bytes(at: row)) { answers[row] = true }
      return answers
    case .coded(let codes, let dictionary):
      // A few rows may carry the dictionary of a large table, which is not worth asking in full.
      let asked = dictionary.count > count ? codes.used(of: dictionary.count) : nil
      var answers = [Bool](repeating: false, count: max(1, dictionary.count))
      for code in 0..<dictionary.count where asked?[code] ?? true {
        answers[code] = try fits(dictionary.bytes(at: code))
      }
      return codes.rows(where: answers)
    }
  }

  /// The rows whose text fulfils a condition that cannot fail.
  func rows(where fits: (ArraySlice<UInt8>) -> Bool) -> Bitmap {
    do throws(EngineError) {
      return try rows { bytes throws(EngineError) in fits(bytes) }
    } catch {
      preconditionFailure("A condition that cannot fail does not")
    }
  }
}

extension Codes {
  /// The rows whose code has a true answer.
  func rows(where answers: [Bool]) -> Bitmap {
    let answers = answers.span
    switch self {
    case .one(let codes):
      let codes = codes.span
      return packedBits(codes.count) { answers[Int(codes[$0])] }
    case .two(let codes):
      let codes = codes.span
      return packedBits(codes.count) { answers[Int(codes[$0])] }
    case .four(let codes):
      let codes = codes.span
      return packedBits(codes.count) { answers[Int(codes[$0])] }
    }
  }

  /// Which of the codes below a number occur.
  func used(of distinctCount: Int) -> [Bool] {
    var used = [Bool](repeating: false, count: max(1, distinctCount))
    for row in 0..<count { used[Int(self[row])] = true }
    return used
  }
}
