/// Recognises UTF-16 by its byte order mark or by where its line ends and delimiters stand.
struct WideText {
  /// The name the system's converter knows it by.
  let converterName: String
  /// The bytes of the byte order mark.
  let markCount: Int
  /// Why.
  let evidence: String

  /// Looks at the beginning of a file.
  init?(_ bytes: Span<UInt8>) {
    if bytes.matches([0xFF, 0xFE], at: 0) {
      (converterName, markCount) = ("UTF-16LE", 2)
      evidence = "encoding UTF-16LE: the file starts with its byte order mark"
    } else if bytes.matches([0xFE, 0xFF], at: 0) {
      (converterName, markCount) = ("UTF-16BE", 2)
      evidence = "encoding UTF-16BE: the file starts with its byte order mark"
    } else if let isLittle = WideText.isLittleEndian(bytes) {
      (converterName, markCount) = (isLittle ? "UTF-16LE" : "UTF-16BE", 0)
      evidence =
        "encoding \(converterName): every other byte of its delimiters and line ends is zero"
    } else {
      return nil
    }
  }

  /// The order of bytes, when the file looks like UTF-16 without a mark.
  private static func isLittleEndian(_ bytes: Span<UInt8>) -> Bool? {
    guard bytes.count > 3, bytes.count.isMultiple(of: 2) else { return nil }
    let sample = min(bytes.count, 1 << 16)
    var zeros = 0
    var little = 0
    var big = 0
    var index = 0
    while index + 1 < sample {
      let (first, second) = (bytes[index], bytes[index + 1])
      if first == 0 { zeros += 1 }
      if second == 0 { zeros += 1 }
      if second == 0, separators.contains(first) { little += 1 }
      if first == 0, separators.contains(second) { big += 1 }
      index += 2
    }
    // Text of A to Z is half zeros; other text is then no UTF-8 either.
    guard zeros * 4 >= sample || TextCheck.firstBrokenCharacter(bytes) != nil else { return nil }
    if little > 4 * big { return true }
    if big > 4 * little { return false }
    return nil
  }

  private static let separators: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x2C, 0x3B, 0x7C]
}
