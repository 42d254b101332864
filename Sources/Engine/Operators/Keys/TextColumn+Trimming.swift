import Tables

extension TextColumn {
  /// The codes and a dictionary that is not much larger than the number of rows.
  ///
  /// A few rows chosen from many still carry the dictionary of all.
  ///
  /// - Complexity: O(*n*).
  var trimmed: (codes: Codes, dictionary: TextPool) {
    let (codes, dictionary) = coded
    guard dictionary.count > 2 * codes.count + 64 else { return (codes, dictionary) }
    var used = WordTable()
    var numbers = [UInt32](repeating: 0, count: codes.count)
    for row in numbers.indices {
      numbers[row] = UInt32(used.number(of: UInt64(codes[row])))
    }
    let texts = dictionary.gathered(at: used.words.map { Int32($0) })
    return (Codes(narrowing: numbers, distinctCount: texts.count), texts)
  }
}
