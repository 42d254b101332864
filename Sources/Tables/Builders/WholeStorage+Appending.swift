extension WholeStorage {
  /// Adds numbers; all are stored at a greater width from then on when one needs it.
  ///
  /// - Parameter bits: All bits of all numbers without their signs, together.
  /// - Complexity: O(*added*) on average.
  public mutating func append(_ numbers: Span<Int64>, bits: UInt64) {
    widen(to: bits <= 0x7F ? 1 : bits <= 0x7FFF ? 2 : bits <= 0x7FFF_FFFF ? 4 : 8)
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

  /// Adds the numbers of another storage, with room for `expected` in all.
  ///
  /// - Complexity: O(*added*) on average.
  mutating func append(_ other: WholeStorage, expecting expected: Int) {
    widen(to: other.width)
    var own = WholeStorage.eight([])
    swap(&own, &self)
    switch consume own {
    case .one(var values):
      values.append(other.narrowed(), expecting: expected)
      self = .one(values)
    case .two(var values):
      values.append(other.narrowed(), expecting: expected)
      self = .two(values)
    case .four(var values):
      values.append(other.narrowed(), expecting: expected)
      self = .four(values)
    case .eight(var values):
      values.append(other.narrowed(), expecting: expected)
      self = .eight(values)
    }
  }

  /// The numbers as another type that holds them; those stored so are not copied.
  func narrowed<Number: FixedWidthInteger>() -> [Number] {
    switch self {
    case .one(let values): values as? [Number] ?? values.map { Number(truncatingIfNeeded: $0) }
    case .two(let values): values as? [Number] ?? values.map { Number(truncatingIfNeeded: $0) }
    case .four(let values): values as? [Number] ?? values.map { Number(truncatingIfNeeded: $0) }
    case .eight(let values): values as? [Number] ?? values.map { Number(truncatingIfNeeded: $0) }
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
}

extension Array where Element: FixedWidthInteger {
  /// Adds numbers that are known to fit.
  mutating func append(narrowing numbers: Span<some FixedWidthInteger>) {
    append(addingCapacity: numbers.count) { output in
      for index in numbers.indices { output.append(Element(truncatingIfNeeded: numbers[index])) }
    }
  }
}
