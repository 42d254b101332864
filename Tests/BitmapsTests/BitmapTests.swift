import Testing

@testable import Bitmaps

@Suite struct BitmapTests {
  /// Bits that look random but are the same each time.
  private static func bits(_ count: Int, _ salt: UInt64) -> [Bool] {
    var state = salt &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<count).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state & 3 != 0
    }
  }

  private static func row(_ bits: [Bool]) -> Bitmap { Bitmap(count: bits.count) { bits[$0] } }

  private static func read(_ row: Bitmap) -> [Bool] { (0..<row.count).map { row[$0] } }

  /// Lengths in bits: each up to 200, then whole and broken words up to 200 words.
  private static let lengths = Array(0...200) + (4...200).flatMap { [$0 * 64, $0 * 64 + 37] }

  @Test func `kernels agree with their plain twins at every length`() {
    var wrong: [Int] = []
    for length in Self.lengths {
      let a = Self.row(Self.bits(length, 1))
      let b = Self.row(Self.bits(length, 2))
      let y = Self.row(Self.bits(length, 3))
      var kept = a
      var keptSafely = a
      kept.intersectByKernel(b)
      keptSafely.intersectSafely(b)
      let same =
        a.countByKernel() == a.countSafely()
        && a.intersectionCountByKernel(with: b) == a.intersectionCountSafely(with: b)
        && a.intersectionCountsByKernel(with: b, and: y)
          == a.intersectionCountsSafely(with: b, and: y)
        && kept == keptSafely
      if !same { wrong.append(length) }
    }
    #expect(wrong == [])
  }

  @Test func `algebra agrees with arrays of booleans at every length`() {
    var wrong: [String] = []
    for length in 0...200 {
      let x = Self.bits(length, 4)
      let y = Self.bits(length, 5)
      let a = Self.row(x)
      let b = Self.row(y)
      let cases: [(String, Bitmap, [Bool])] = [
        ("and", a.intersection(b), zip(x, y).map { $0 && $1 }),
        ("or", a.union(b), zip(x, y).map { $0 || $1 }),
        ("minus", a.subtracting(b), zip(x, y).map { $0 && !$1 }),
        ("xor", a.symmetricDifference(b), zip(x, y).map { $0 != $1 }),
        ("not", a.inverted(), x.map { !$0 }),
        ("full", Bitmap(repeating: true, count: length), x.map { _ in true }),
        ("append", a.appending(b), x + y),
        ("gather", a.gathered(at: (0..<length).reversed().map { Int32($0) }), x.reversed()),
      ]
      for (name, result, expected) in cases
      where Self.read(result) != expected || result != Self.row(expected) {
        wrong.append("\(name) at \(length)")
      }
    }
    #expect(wrong == [])
  }

  @Test func `joining rows of every pair of lengths keeps all bits`() {
    var wrong: [String] = []
    for first in [0, 1, 63, 64, 65, 127, 128, 130] {
      for second in 0...130 {
        let x = Self.bits(first, 6)
        let y = Self.bits(second, 7)
        if Self.row(x).appending(Self.row(y)) != Self.row(x + y) {
          wrong.append("\(first) and \(second)")
        }
      }
    }
    #expect(wrong == [])
  }

  @Test func `positions, counts and setting bits agree`() {
    var wrong: [Int] = []
    for length in 0...200 {
      let x = Self.bits(length, 8)
      let a = Self.row(x)
      let expected = x.indices.filter { x[$0] }
      var visited: [Int] = []
      a.forEachSetBit { visited.append($0) }
      var byHand = Bitmap(repeating: length % 2 == 0, count: length)
      for (index, bit) in x.enumerated() { byHand[index] = bit }
      let copied = a.withWords { words in words.indices.map { words[$0] } }
      let same =
        a.setIndices() == expected.map { Int32($0) } && visited == expected && byHand == a
        && a.populationCount == expected.count && a.isEmpty == expected.isEmpty
        && a.isFull == (expected.count == length) && Bitmap(words: copied, count: length) == a
      if !same { wrong.append(length) }
    }
    #expect(wrong == [])
  }

  @Test func `reading past the end stops the program`() async {
    await #expect(processExitsWith: .failure) {
      _ = Bitmap(count: 65)[65]
    }
  }
}
