import Values

/// Sizes of memory as people write them.
enum MemorySize {
  private static let units: [(name: String, bytes: Double)] = [
    ("tb", 1e12), ("gb", 1e9), ("mb", 1e6), ("kb", 1e3), ("tib", 0x1p40), ("gib", 0x1p30),
    ("mib", 0x1p20), ("kib", 0x1p10),
  ]

  /// The bytes of a text such as `8 GB`, `1.5gb` or `512 MiB`; nothing when it is no size above zero.
  static func bytes(of text: String) -> Int? {
    let words = text.lowercased().filter { $0 != " " }
    guard let unit = units.first(where: { words.hasSuffix($0.name) }),
      let number = Double(words.dropLast(unit.name.count)), number > 0, number * unit.bytes < 1e18
    else { return nil }
    return Int(number * unit.bytes)
  }
}
