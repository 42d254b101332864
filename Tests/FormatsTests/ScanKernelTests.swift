import CScanKernels
import Testing
import Values

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

  @Test(arguments: 1...60)
  func `even rows are split as one by one, and nothing is taken of others`(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let columns = 1 + dice.below(5)
    let lineEnd: [UInt8] = seed % 2 == 0 ? [0x0A] : [0x0D, 0x0A]
    let isEven = seed % 4 < 2
    var text: [UInt8] = []
    for _ in 0..<(20 + dice.below(200)) {
      let fields = !isEven && dice.below(400) == 0 ? columns + 1 : columns
      for field in 0..<fields {
        text += [UInt8](repeating: 0x61 + UInt8(dice.below(9)), count: dice.below(12))
        text += field + 1 < fields ? [0x2C] : lineEnd
      }
      if !isEven, dice.below(300) == 0 { text.append([0x22, 0x0D, 0x0A][dice.below(3)]) }
    }
    let blocks = (text.count - 8) / 64
    var places = [UInt64](repeating: 0, count: 4096)
    let even = loy_split_even(text, blocks, [0x2C, 0x0A, 0x0D, 0x22], columns, &places, 4096)
    let slow = evenRows(text, columns, lineEnd.count)
    // All or nothing is taken where rows are uneven; what is taken is right.
    let taken = slow.prefix(even.rows * columns)
    #expect(taken.count == even.rows * columns)
    #expect(taken.elementsEqual(places.prefix(taken.count)), "seed \(seed)")
    let ends = taken.last.map { Int(($0 & 0xFFFF_FFFF) + ($0 >> 32)) + lineEnd.count }
    #expect(even.bytes == ends ?? 0)
    #if arch(x86_64)
    let seen = slow.prefix { ($0 & 0xFFFF_FFFF) + ($0 >> 32) < UInt64(blocks * 64) }.count
    #expect(even.rows == min(seen, 4032) / columns || !isEven || seen > 4000)
    #endif
  }

  /// The places of the fields of whole rows before the first that is of another kind.
  private func evenRows(_ text: [UInt8], _ columns: Int, _ lineEnd: Int) -> [UInt64] {
    var places: [UInt64] = []
    var row: [UInt64] = []
    var start = 0
    for (index, byte) in text.enumerated() where index >= start {
      if byte == 0x22 { break }
      guard byte == 0x2C || byte == 0x0A || byte == 0x0D else { continue }
      let isPair = byte == 0x0D && index + 1 < text.count && text[index + 1] == 0x0A
      if byte != 0x2C, isPair != (lineEnd == 2) { break }
      row.append(UInt64(start) | UInt64(index - start) << 32)
      start = index + (byte == 0x2C ? 1 : lineEnd)
      guard byte != 0x2C else { continue }
      guard row.count == columns else { break }
      places += row
      row = []
    }
    return places
  }

  @Test func `numbers are read as the language reads them, or left`() {
    let cells =
      [
        "", "-", ".", "-.", ".5", "5.", "-.5", "1.2.3", "00.5", "007", "0", "-0", "-0.0", "0.0",
        "+5",
      ]
      + [
        "12345678", "123456789", "-1234567", "-12345678", "1,5", "1e5", "1.5", "-1.5", "0.001", "x",
      ]
      + ["1234.567", "12345.678", "9999999.", "1234567.", "-99.9999", " 5", "5 ", "é5", "\u{0}"]
    var wholes = [Int64](repeating: 7, count: cells.count)
    var decimals = [Double](repeating: 7, count: cells.count)
    var odd = [UInt32](repeating: 0, count: cells.count)
    let isPlain = { (cell: String) in
      cell.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil && cell.utf8.count <= 8
        && !(cell.hasPrefix("-") && Double(cell) == 0)
    }
    withCells(cells) { lent in
      var bits: UInt64 = 0
      let wholeOdd = loy_read_wholes(&lent, &wholes, &odd, &bits)
      let leftWholes = Set(odd.prefix(wholeOdd).map { Int($0) })
      var wholeCount = 0
      let decimalOdd = loy_read_decimals(&lent, 0x2E, &decimals, &odd, &wholeCount)
      let leftDecimals = Set(odd.prefix(decimalOdd).map { Int($0) })
      for (index, cell) in cells.enumerated() {
        let isWhole = isPlain(cell) && !cell.contains(".")
        #expect(leftWholes.contains(index) != isWhole, "\(cell)")
        #expect(wholes[index] == (isWhole ? Int64(cell) : 0), "\(cell)")
        #expect(leftDecimals.contains(index) != isPlain(cell), "\(cell)")
        #expect(decimals[index] == (isPlain(cell) ? Double(cell) : 0), "\(cell)")
      }
      #expect(wholeCount == cells.count { isPlain($0) && !$0.contains(".") })
    }
  }

  @Test(arguments: 1...40)
  func `numbers are read alike by wide instructions and by words`(_ seed: UInt64) {
    var dice = Dice(state: seed)
    let parts = [
      "-", ".", "0", "00", "7", "12", "345", "9999", "1234567", " ", "e", "/", ":", "é", "",
    ]
    let cells = (0..<dice.below(70)).map { _ in
      (0..<(1 + dice.below(3))).map { _ in parts[dice.below(parts.count)] }.joined()
    }
    withCells(cells) { lent in
      let empty = [UInt32](repeating: 0, count: cells.count)
      var (odd, oddByWords, bits, bitsByWords) = (empty, empty, UInt64(0), UInt64(0))
      var wholes = [Int64](repeating: 7, count: cells.count)
      var wholesByWords = wholes
      let count = loy_read_wholes(&lent, &wholes, &odd, &bits)
      let slow = loy_read_wholes_by_words(&lent, &wholesByWords, &oddByWords, &bitsByWords)
      #expect(wholes == wholesByWords && bits == bitsByWords, "\(cells)")
      #expect(odd.prefix(count) == oddByWords.prefix(slow), "\(cells)")
      var decimals = [Double](repeating: 7, count: cells.count)
      var decimalsByWords = decimals
      var (wholeCount, wholeCountByWords) = (0, 0)
      let found = loy_read_decimals(&lent, 0x2E, &decimals, &odd, &wholeCount)
      let slowly = loy_read_decimals_by_words(
        &lent, 0x2E, &decimalsByWords, &oddByWords, &wholeCountByWords)
      #expect(decimals.map(\.bitPattern) == decimalsByWords.map(\.bitPattern), "\(cells)")
      #expect(odd.prefix(found) == oddByWords.prefix(slowly) && wholeCount == wholeCountByWords)
    }
  }

  @Test func `days are read as the calendar has them, or left`() {
    let others = [
      "", "0000-01-01", "0000-02-29", "2026-1-31", "2026-01-3x", "x026-01-31", "2026/01/31",
      "2026-01-311", "20260-01-3",
      "2026-00-10", "2026-13-10", "2026-16-10", "2026-29-10", "2026-01-00", "2026-04-31",
      "2026-01-99",
      "1900-02-29", "2100-02-29", "2023-02-29", "2026-01_31", "é26-01-31",
    ]
    let days =
      ["0001-01-01", "0004-02-29", "0001-03-01", "2000-02-29", "2024-02-29", "9999-12-31"]
      + stride(from: -718_900, to: 2_932_000, by: 887).map { "\(CalendarDate(days: Int32($0)))" }
    let cells = days + others
    withCells(cells) { lent in
      var read = [Int32](repeating: 7, count: cells.count)
      var odd = [UInt32](repeating: 0, count: cells.count)
      let count = loy_read_days(&lent, &read, &odd)
      #expect(odd.prefix(count).map { Int($0) } == Array(days.count..<cells.count))
      var slowly = read
      #expect(loy_read_days_by_words(&lent, &slowly, &odd) == count && slowly == read)
      #expect(read == days.map { day($0) } + others.map { _ in 0 })
    }
  }

  private func day(_ text: String) -> Int32? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return CalendarDate(year: parts[0], month: parts[1], day: parts[2])?.days
  }

  /// Lends cells that stand end to end.
  private func withCells(_ cells: [String], _ body: (inout loy_cells) -> Void) {
    var text: [UInt8] = []
    let places = cells.map { cell in
      defer { text += Array(cell.utf8) }
      return UInt64(text.count) | UInt64(cell.utf8.count) << 32
    }
    text += [UInt8](repeating: 0x39, count: 8)
    text.withUnsafeBufferPointer { text in
      places.withUnsafeBufferPointer { places in
        var lent = loy_cells(
          bytes: text.baseAddress, apart: text.baseAddress, places: places.baseAddress, stride: 1,
          count: cells.count)
        body(&lent)
      }
    }
  }

  @Test(arguments: ["C00000%", "STORE-0000%", "PROMO-2026-%", "a customer of city number %", "%"])
  func `codes that differ at their ends find different slots`(_ pattern: String) {
    var homes: Set<UInt64> = []
    for number in 1000..<3000 {
      let text = Array(pattern.replacing("%", with: String(number)).utf8)
      homes.insert(loy_text_key(text + [0, 0, 0, 0, 0, 0, 0, 0], UInt32(text.count)).hash & 4095)
    }
    // 2,000 texts in 4,096 slots leave 1,580 of them or so taken (the birthday problem).
    #expect(homes.count > 1450, "\(pattern): \(homes.count)")
  }

  private struct Dice {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }
}
