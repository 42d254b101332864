import Testing

@testable import Bitmaps

@Suite struct BitMatrixTests {
  /// Bits that look random but are the same each time; about a quarter, half or more are set.
  private static func row(_ count: Int, _ salt: UInt64, share: UInt64 = 1) -> Bitmap {
    var state = salt &* 0x9E37_79B9_7F4A_7C15 | 1
    return Bitmap(count: count) { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state & 3 <= share
    }
  }

  /// Lengths in bits: each up to 200, then whole and broken words past one block of the kernel.
  private static let lengths = Array(0...200) + [63, 64, 255, 256, 257, 600].map { $0 * 64 + 5 }

  @Test func `parting rows and counting pairs agree with their plain twins at every length`() {
    // Four partners at a time, then one by one: six, none, and five.
    let pairs = RowPairs(
      firsts: [0, 2, 1], starts: [0, 6, 6, 11], partners: [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 3])
    var wrong: [Int] = []
    for length in Self.lengths {
      let rows = (1...6).map { Self.row(length, $0) }
      for target in [Self.row(length, 9, share: 0), Bitmap(repeating: true, count: length)] {
        let matrix = BitMatrix(rows, target: target)
        let parted = rows.flatMap {
          BitMatrix.partedSafely($0, target, split: matrix.split, width: matrix.width)
        }
        let prefix = parted.isEmpty ? nil : matrix.row(3, under: nil)
        let same = [nil, prefix].allSatisfy { prefix in
          [BitMatrix.Part.target, .rest].allSatisfy {
            parted.isEmpty
              || matrix.counts(pairs, under: prefix, in: $0)
                == matrix.countsSafely(pairs, under: prefix, in: $0)
                && matrix.counts(under: prefix ?? matrix.row(0, under: nil), in: $0)
                  == matrix.countsSafely(under: prefix ?? matrix.row(0, under: nil), in: $0)
          }
        }
        let words = (0..<matrix.count).flatMap(matrix.row)
        if words != parted || !same { wrong.append(length) }
      }
    }
    #expect(wrong == [])
  }

  @Test func `bytes that have a value are found many at a time as one by one`() {
    var wrong: [Int] = []
    for length in Self.lengths {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 3) }
      for value in [UInt8(0), 1, 37, 127, 128, 255] {
        let safe = Bitmap(count: length) { bytes[$0] == value }
        let signed = bytes.map { Int8(bitPattern: $0) }
        if Bitmap(bytes, equalTo: value) != safe
          || Bitmap(signed, equalTo: Int8(bitPattern: value)) != safe
        {
          wrong.append(length)
        }
      }
    }
    #expect(wrong == [])
  }
}
