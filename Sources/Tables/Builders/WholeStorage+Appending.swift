extension WholeStorage {
  /// Adds numbers; all are stored at a greater width from then on when one needs it.
  ///
  /// - Complexity: O(*added*) on average.
  public mutating func append(_ numbers: Span<Int64>) {
    widen(to: WholeStorage.width(of: numbers))
    switch self {
    case .one(var values):
      self = .eight([])
      values.append(narrowing: numbers)
      self = .one(values)
    case .two(var values):
      self = .eight([])
      values.append(narrowing: numbers)
      self = .two(values)
    case .four(var values):
      self = .eight([])
      values.append(narrowing: numbers)
      self = .four(values)
    case .eight(var values):
      self = .eight([])
      values.append(narrowing: numbers)
      self = .eight(values)
    }
  }

  /// The bytes that each number takes.
  var width: Int {
    switch self {
    case .one: 1
    case .two: 2
    case .four: 4
    case .eight: 8
    }
  }

  private mutating func widen(to width: Int) {
    guard width > self.width else { return }
    switch width {
    case 2: self = .two(wide.map { Int16(truncatingIfNeeded: $0) })
    case 4: self = .four(wide.map { Int32(truncatingIfNeeded: $0) })
    default: self = .eight(wide)
    }
  }

  private static func width(of numbers: Span<Int64>) -> Int {
    // All bits that differ from the sign, of all numbers at once.
    var bits: Int64 = 0
    for index in numbers.indices { bits |= numbers[index] ^ (numbers[index] >> 63) }
    return bits <= 0x7F ? 1 : bits <= 0x7FFF ? 2 : bits <= 0x7FFF_FFFF ? 4 : 8
  }
}

extension Array where Element: FixedWidthInteger {
  fileprivate mutating func append(narrowing numbers: Span<Int64>) {
    for index in numbers.indices { append(Element(truncatingIfNeeded: numbers[index])) }
  }
}
