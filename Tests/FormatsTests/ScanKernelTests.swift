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
}
