/// The kernels once more in plain Swift: what the tests hold the fast ones against.
extension Bitmap {
  /// Counts the set bits word by word.
  func countSafely() -> Int {
    words.reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Counts the bits set in both rows word by word.
  func intersectionCountSafely(with other: Bitmap) -> Int {
    zip(words, other.words).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
  }

  /// Counts the bits set in two and in all three rows word by word.
  func intersectionCountsSafely(with other: Bitmap, and target: Bitmap) -> (both: Int, all: Int) {
    (
      intersectionCountSafely(with: other),
      intersection(other).intersectionCountSafely(with: target)
    )
  }

  /// Keeps the bits set in both rows word by word.
  mutating func intersectSafely(_ other: Bitmap) {
    for index in words.indices { words[index] &= other.words[index] }
  }
}
