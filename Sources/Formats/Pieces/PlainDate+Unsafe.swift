// SAFETY: as many bytes can be read as the cell has, and eight behind its first.

/// A day or moment as most files write them: `2026-01-31`, `2026-01-31T10:20`, `2026-01-31 10:20:30`.
///
/// What is read here reads the same as a `DateCell`; whatever looks otherwise is left to that.
enum PlainDate {
  /// The day of a cell of ten characters, or nothing when it must be read with care.
  @inline(__always)
  @unsafe
  static func days(_ text: UnsafeRawPointer) -> Int32? {
    let head = unsafe text.loadUnaligned(as: UInt64.self)
    let tail = unsafe UInt64(text.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
    guard head & 0xFF00_00FF_0000_0000 == 0x2D00_002D_0000_0000 else { return nil }
    // Digits only; what stands for the hyphens counts as zero.
    let first = (head ^ 0x2D30_302D_3030_3030)
    let second = tail ^ 0x3030
    let isOther =
      ((first &+ 0x7676_7676_7676_7676) | first | (second &+ 0x7676) | second)
      & 0x8080_8080_8080_8080
    guard isOther == 0 else { return nil }
    let digits = first &* 10 &+ first &>> 8
    let year = Int32(truncatingIfNeeded: (digits & 0xFF) &* 100 &+ (digits &>> 16) & 0xFF)
    let month = Int32(truncatingIfNeeded: (digits &>> 40) & 0xFF)
    let day = Int32(truncatingIfNeeded: (second & 0xF) &* 10 &+ second &>> 8)
    guard year > 0, month &- 1 >= 0, month <= 12, day >= 1, day <= length(month, year) else {
      return nil
    }
    return days(year, month, day)
  }

  /// The moment of a cell of 16 or 19 characters in microseconds, or nothing when it must be read
  /// with care.
  @unsafe
  static func microseconds(_ text: UnsafeRawPointer, _ length: Int) -> Int64? {
    guard length == 16 || length == 19, let day = unsafe days(text) else { return nil }
    let mark = unsafe text.load(fromByteOffset: 10, as: UInt8.self)
    guard mark == UInt8(ascii: "T") || mark == UInt8(ascii: " "),
      let hour = unsafe two(text + 11, below: 24), unsafe isColon(text + 13),
      let minute = unsafe two(text + 14, below: 60)
    else { return nil }
    var seconds = Int64(day) &* 86_400 &+ Int64(hour &* 3600 &+ minute &* 60)
    if length == 19 {
      guard unsafe isColon(text + 16), let second = unsafe two(text + 17, below: 60) else {
        return nil
      }
      seconds &+= Int64(second)
    }
    return seconds &* 1_000_000
  }

  @inline(__always)
  @unsafe
  private static func two(_ text: UnsafeRawPointer, below limit: Int) -> Int? {
    let tens = unsafe text.load(as: UInt8.self) &- UInt8(ascii: "0")
    let ones = unsafe text.load(fromByteOffset: 1, as: UInt8.self) &- UInt8(ascii: "0")
    let number = Int(tens) &* 10 &+ Int(ones)
    return tens < 10 && ones < 10 && number < limit ? number : nil
  }

  @inline(__always)
  @unsafe
  private static func isColon(_ text: UnsafeRawPointer) -> Bool {
    unsafe text.load(as: UInt8.self) == UInt8(ascii: ":")
  }

  @inline(__always)
  private static func length(_ month: Int32, _ year: Int32) -> Int32 {
    if month == 2 {
      return year & 3 == 0 && (year % 100 != 0 || year & 15 == 0) ? 29 : 28
    }
    return 30 | (month ^ (month &>> 3))
  }

  /// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil, for years that
  /// are not negative.
  @inline(__always)
  private static func days(_ year: Int32, _ month: Int32, _ day: Int32) -> Int32 {
    let shifted = (month <= 2 ? year &- 1 : year) &+ 400
    let ofYear = (153 &* (month > 2 ? month &- 3 : month &+ 9) &+ 2) / 5 &+ day &- 1
    let century = shifted / 100
    return shifted &* 365 &+ shifted / 4 &- century &+ century / 4 &+ ofYear &- 719_468 &- 146_097
  }
}
