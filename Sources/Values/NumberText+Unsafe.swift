import Glibc

/// Turns numbers into text, for files and for people.
public enum NumberText {
  /// The shortest decimal that reads back as the same value; `inf`, `-inf` and `nan` as such.
  ///
  /// Zero has no sign, since 0 and -0 are one value.
  public static func shortest(_ number: Double) -> String {
    if number == 0 { return "0" }
    let text = number.description
    guard number.isFinite, text.hasSuffix(".0") else { return text }
    return String(text.dropLast(2))
  }

  /// The number with a fixed count of decimals, rounded half to even on the exact binary value.
  public static func fixed(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return number.description }
    let text = printed("%.*f", decimals, number)
    // A figure that rounds to nothing has no sign.
    let isZero = text.utf8.allSatisfy { !(UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  /// The number as C's `%.Ng` prints it.
  public static func significant(_ number: Double, digits: Int) -> String {
    guard number.isFinite else { return number.description }
    return printed("%.*g", digits, number)
  }

  /// The digits of a whole number in groups of three, `1,204`.
  public static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A number with grouped digits and a fixed count of decimals, `1,204.50`.
  public static func grouped(_ number: Double, decimals: Int) -> String {
    let text = fixed(number, decimals: decimals)
    let parts = text.split(separator: ".", maxSplits: 1)
    guard number.isFinite, let first = parts.first, let whole = Int(first) else { return text }
    let sign = text.hasPrefix("-") && whole == 0 ? "-" : ""
    return sign + grouped(whole) + (parts.count > 1 ? "." + parts[1] : "")
  }

  private static func printed(_ format: String, _ precision: Int, _ number: Double) -> String {
    // SAFETY: the buffer is as long as vsnprintf was told, which always ends it with a zero byte.
    unsafe withVaList([precision, number]) { arguments in
      var buffer = [CChar](repeating: 0, count: 512)
      let written = unsafe vsnprintf(&buffer, buffer.count, format, arguments)
      return String(
        decoding: buffer.prefix(max(0, Int(written))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
