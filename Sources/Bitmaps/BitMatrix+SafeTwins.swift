/// The kernels of the matrix in plain Swift: what the tests hold the fast ones against.
extension BitMatrix {
  /// Parts a row bit by bit.
  static func partedSafely(_ row: Bitmap, _ target: Bitmap, split: Int, width: Int) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: width)
    var (inside, outside) = (0, split * 64)
    for column in 0..<row.count {
      let place = target[column] ? inside : outside
      if row[column] { words[place / 64] |= 1 << UInt64(place % 64) }
      if target[column] { inside += 1 } else { outside += 1 }
    }
    return words
  }

  /// Counts pairs one by one.
  func countsSafely(_ pairs: RowPairs, under prefix: [UInt64]?, in part: Part) -> [UInt32] {
    pairs.firsts.indices.flatMap { place in
      let first = row(Int(pairs.firsts[place]), under: prefix)
      return pairs.range(of: place).map { partner in
        let other = Array(row(Int(pairs.partners[partner])))
        return range(part).reduce(0) { $0 + UInt32((first[$1] & other[$1]).nonzeroBitCount) }
      }
    }
  }
}
