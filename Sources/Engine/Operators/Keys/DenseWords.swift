import Work

/// Words numbered without gaps.
struct DenseWords {
  /// The number of each word.
  let codes: [Int32]
  /// How many different words there are.
  let distinctCount: Int

  /// Numbers words, in their order when that matters.
  ///
  /// - Complexity: O(*n*) on average, and O(*d* log *d*) for *d* different ones in order.
  init(_ words: [UInt64], isOrdered: Bool, in work: WorkContext) {
    let numbers = WordNumbers(words, in: work)
    distinctCount = numbers.words.count
    let codes = numbers.codes(in: work)
    self.codes = isOrdered ? codes.mapped(by: Self.ranks(numbers.words, in: work), in: work) : codes
  }

  private static func ranks(_ words: [UInt64], in work: WorkContext) -> [Int32] {
    let order = RowOrder.radixSorted((0..<words.count).map(Int32.init), words: words, in: work)
    var ranks = [Int32](repeating: 0, count: max(1, words.count))
    for (rank, place) in order.enumerated() { ranks[Int(place)] = Int32(rank) }
    return ranks
  }
}

extension [Int32] {
  /// Another number for each.
  func mapped(by table: [Int32], in work: WorkContext) -> [Int32] {
    Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (codes, table) = (span, table.span)
      for row in range { output[row &- range.lowerBound] = table[Int(codes[row])] }
    }
  }
}
