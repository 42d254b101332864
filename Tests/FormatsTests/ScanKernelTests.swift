import CScanKernels
import Testing

struct ScanKernelTests {
  @Test func `marks are found alike by wide instructions, by words and one by one`() {
    var state: UInt64 = 7
    let alphabet: [UInt8] = [
      0x2C, 0x0A, 0x0D, 0x22, 0x2B, 0x2D, 0x0B, 0x61, 0x7F, 0x80, 0xAC, 0xFF,
    ]
    let marks: [UInt8] = [0x2C, 0x0A, 0x0D, 0x22]
    for count in [64, 640, 6400] {
      let bytes = (0..<count).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      var wide = [UInt64](repeating: 0, count: count / 64)
      var words = wide
      let kinds = loy_find_marks(bytes, count / 64, marks, &wide)
      #expect(kinds == loy_find_marks_by_words(bytes, count / 64, marks, &words))
      var slow = [UInt64](repeating: 0, count: count / 64)
      for index in bytes.indices where marks.contains(bytes[index]) {
        slow[index / 64] |= 1 << UInt64(index % 64)
      }
      #expect(wide == slow && words == slow)
      #expect(Int(loy_byte_kinds(bytes, count)) == LOY_SCAN_HIGH)
    }
    #expect(loy_byte_kinds([0x61, 0, 0x62], 3) == LOY_SCAN_ZERO)
    #expect(loy_byte_kinds([UInt8](repeating: 0x61, count: 77), 77) == 0)
  }

  @Test(arguments: 1...40)
  func `even rows are split as one by one, and nothing is taken of others`(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let columns = 1 + dice.below(5)
    var text: [UInt8] = []
    for _ in 0..<(20 + dice.below(200)) {
      let fields = dice.below(400) == 0 ? columns + 1 : columns
      for field in 0..<fields {
        text += [UInt8](repeating: 0x61 + UInt8(dice.below(9)), count: dice.below(12))
        text.append(field + 1 < fields ? 0x2C : 0x0A)
      }
      if dice.below(300) == 0 { text.append([0x22, 0x0D, 0x0A][dice.below(3)]) }
    }
    let blocks = text.count / 64
    var places = [UInt64](repeating: 0, count: 4096)
    let even = loy_split_even(text, blocks, [0x2C, 0x0A, 0x0D, 0x22], columns, &places, 4096)
    let slow = evenRows(text.prefix(blocks * 64), columns)
    // All or nothing is taken where rows are uneven; what is taken is right.
    guard even.rows > 0 else { return }
    let taken = slow.prefix(even.rows * columns)
    #expect(taken.count == even.rows * columns)
    #expect(taken.elementsEqual(places.prefix(taken.count)), "seed \(seed)")
    #expect(even.bytes == taken.last.map { Int(($0 & 0xFFFF_FFFF) + ($0 >> 32)) + 1 })
    let isPlain = !text.contains(0x22) && !text.contains(0x0D)
    #expect(even.rows * columns == slow.count || !isPlain || slow.count > 4096 - 64)
  }

  /// The places of the fields of whole rows before the first that is of another kind.
  private func evenRows(_ text: ArraySlice<UInt8>, _ columns: Int) -> [UInt64] {
    var places: [UInt64] = []
    var row: [UInt64] = []
    var start = 0
    for (index, byte) in text.enumerated() {
      if byte == 0x22 || byte == 0x0D { break }
      guard byte == 0x2C || byte == 0x0A else { continue }
      row.append(UInt64(start) | UInt64(index - start) << 32)
      start = index + 1
      guard byte == 0x0A else { continue }
      guard row.count == columns else { break }
      places += row
      row = []
    }
    return places
  }

  private struct Dice {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }
}
