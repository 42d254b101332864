extension Codes {
  /// Adds codes below `distinctCount`; all are stored at a greater width once that needs it.
  ///
  /// - Complexity: O(*added*) on average.
  public mutating func append(_ codes: Span<UInt32>, distinctCount: Int) {
    widen(distinctCount)
    // Nobody else may hold the array while it grows, or it is copied.
    var own = Codes.one([])
    swap(&own, &self)
    switch consume own {
    case .one(var values):
      values.append(narrowing: codes)
      self = .one(values)
    case .two(var values):
      values.append(narrowing: codes)
      self = .two(values)
    case .four(var values):
      values.append(copying: codes)
      self = .four(values)
    }
  }

  /// How many rows have each code.
  ///
  /// - Complexity: O(*n*).
  public func histogram(distinctCount: Int) -> [Int] {
    switch self {
    case .one(let codes): Codes.histogram(codes, distinctCount)
    case .two(let codes): Codes.histogram(codes, distinctCount)
    case .four(let codes): Codes.histogram(codes, distinctCount)
    }
  }

  private mutating func widen(_ distinctCount: Int) {
    switch self {
    case .one(let codes) where distinctCount > 1 << 16: self = .four(codes.map(UInt32.init))
    case .one(let codes) where distinctCount > 1 << 8: self = .two(codes.map(UInt16.init))
    case .two(let codes) where distinctCount > 1 << 16: self = .four(codes.map(UInt32.init))
    default: break
    }
  }

  private static func histogram(_ codes: [some FixedWidthInteger], _ distinctCount: Int) -> [Int] {
    // Four counters a code, for an addition waits for the one before it to the same place.
    var counters = [UInt32](repeating: 0, count: distinctCount * 4)
    var counts = counters.mutableSpan
    let (codes, quarter) = (codes.span, codes.count / 4)
    for index in 0..<quarter {
      counts[Int(codes[index]) &* 4] &+= 1
      counts[Int(codes[index &+ quarter]) &* 4 &+ 1] &+= 1
      counts[Int(codes[index &+ 2 &* quarter]) &* 4 &+ 2] &+= 1
      counts[Int(codes[index &+ 3 &* quarter]) &* 4 &+ 3] &+= 1
    }
    for index in (quarter * 4)..<codes.count { counts[Int(codes[index]) * 4] &+= 1 }
    return (0..<distinctCount).map { code in
      (0..<4).reduce(0) { $0 + Int(counts[code * 4 + $1]) }
    }
  }
}
