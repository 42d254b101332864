/// Words that rise as values do.
enum KeyWords {
  /// The bits of a double turned so that they rise with it; both zeros are one, NaN comes last.
  @inline(__always)
  static func word(_ value: Double) -> UInt64 {
    if value == 0 { return 1 << 63 }
    if value.isNaN { return .max }
    let bits = value.bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }
}
