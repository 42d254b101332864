import Testing
import Values

/// Numbers as text, and text on a terminal.
struct TextTests {
  @Test func `the shortest text of a number reads back as the same number`() {
    let numbers = [
      0.1, 0.1 + 0.2, 1, -0.0, 1e21, 1e-7, 123_456_789.125, .infinity, -.infinity, .nan, 5e-324,
      .greatestFiniteMagnitude, 2.0 / 3,
    ]
    let texts = numbers.map(NumberText.shortest)
    #expect(
      texts == [
        "0.1", "0.30000000000000004", "1", "0", "1e+21", "1e-07", "123456789.125", "inf", "-inf",
        "nan", "5e-324", "1.7976931348623157e+308", "0.6666666666666666",
      ])
    #expect(zip(texts, numbers).allSatisfy { Double($0.0) == $0.1 || $0.1.isNaN })
  }

  @Test func `numbers for people have groups and fixed decimals`() {
    #expect(
      [0, 7, 999, 1000, -1000, 1_234_567, Int.max, Int.min].map(NumberText.grouped) == [
        "0", "7", "999", "1,000", "-1,000", "1,234,567", "9,223,372,036,854,775,807",
        "-9,223,372,036,854,775,808",
      ])
    #expect(
      [1204.5, -0.004, -1204.5, 0.125, 2.675].map { NumberText.grouped($0, decimals: 2) } == [
        "1,204.50", "0.00", "-1,204.50", "0.12", "2.67",
      ])
    #expect(
      [1055, 27.27, 0.000012, 1e12].map { NumberText.significant($0, digits: 4) } == [
        "1055", "27.27", "1.2e-05", "1e+12",
      ])
  }

  @Test func `wide characters take two cells, marks none`() {
    let texts = [
      ("abc", 3), ("城市", 4), ("č", 1), ("c\u{30C}", 1), ("👍", 2), ("👨‍👩‍👧", 2), ("ｆ", 2), ("", 0),
      ("🇭🇷", 2), ("한국", 4), ("a\u{200B}b", 2), ("❤️", 2), ("–", 1),
    ]
    #expect(texts.map(\.0.displayWidth) == texts.map(\.1))
    #expect(
      (0...5).map { String("a城b".prefix(fitting: $0)) } == ["", "a", "a", "a城", "a城b", "a城b"])
  }

  @Test func `characters that a terminal would obey are shown as pictures`() {
    let shown = "a\u{1B}[31m\u{7}\u{0}\t\n\r\u{7F}\u{9B}\u{202E}é城".visible
    #expect(shown == "a␛[31m␇␀␉␊␍␡\u{FFFD}\u{FFFD}é城")
    let shape = (0..<0x300).compactMap(Unicode.Scalar.init).filter { scalar in
      String(scalar).visible.unicodeScalars.contains {
        $0.value < 0x20 || (0x7F..<0xA0) ~= $0.value
      }
    }
    #expect(shape == [])
  }
}
