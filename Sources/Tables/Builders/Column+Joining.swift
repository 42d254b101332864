import Bitmaps

extension Column {
  /// One column of the rows of many columns of one type, in order; the widest storage wins.
  ///
  /// Words and grains are those of the first part.
  ///
  /// - Complexity: O(*n*).
  public static func joined(_ parts: [Column]) -> Column {
    guard let first = parts.first else { preconditionFailure("There are columns to join") }
    precondition(parts.allSatisfy { $0.type == first.type }, "Only one type can be joined")
    guard parts.count > 1 else { return first }
    let missing = joinedMissing(parts)
    switch first {
    case .truth(let column):
      let bits = Bitmap(joining: parts.compactMap { $0.truthBits })
      return .truth(TruthColumn(bits, missing: missing, words: column.words))
    case .whole:
      let storages = parts.compactMap {
        if case .whole(let part) = $0 { part.storage } else { nil }
      }
      return .whole(WholeColumn(storage: WholeStorage(joining: storages), missing: missing))
    case .decimal:
      let values = parts.flatMap { part -> [Double] in
        if case .decimal(let part) = part { part.values } else { [] }
      }
      return .decimal(DecimalColumn(values, missing: missing))
    case .date(let column):
      let days = parts.flatMap { part -> [Int32] in
        if case .date(let part) = part { part.days } else { [] }
      }
      return .date(DateColumn(days, missing: missing, grain: column.grain))
    case .timestamp:
      let values = parts.flatMap { part -> [Int64] in
        if case .timestamp(let part) = part { part.values } else { [] }
      }
      return .timestamp(TimestampColumn(values, missing: missing))
    case .text: return .text(joinedText(parts))
    }
  }

  private var truthBits: Bitmap? { if case .truth(let column) = self { column.bits } else { nil } }

  private static func joinedMissing(_ parts: [Column]) -> Bitmap? {
    guard parts.contains(where: { $0.missing != nil }) else { return nil }
    return Bitmap(joining: parts.map { $0.missing ?? Bitmap(count: $0.count) })
  }

  private static func joinedText(_ parts: [Column]) -> TextColumn {
    var builder = TextBuilder()
    for case .text(let part) in parts { builder.append(part) }
    return builder.build()
  }
}

extension TextBuilder {
  /// Adds the rows of a finished column.
  ///
  /// - Complexity: O(*n* + bytes).
  public mutating func append(_ column: TextColumn) {
    switch column.storage {
    case .plain(let pool):
      pool.bytes.withSpan { bytes in
        for row in 0..<pool.count {
          if column.missing?[row] == true {
            appendMissing()
          } else {
            append(bytes.extracting(pool.range(row)))
          }
        }
      }
    case .coded(let codes, let dictionary):
      let moved = dictionary.bytes.withSpan { bytes in
        (0..<dictionary.count).map { code(of: bytes.extracting(dictionary.range($0))) }
      }
      for row in 0..<codes.count {
        if column.missing?[row] == true {
          appendMissing()
        } else {
          append(code: moved[Int(codes[row])])
        }
      }
    }
  }
}

extension [UInt8] {
  /// Lends the bytes.
  fileprivate func withSpan<Result, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(span)
  }
}

extension TextPool {
  /// Where the bytes of one text lie.
  fileprivate func range(_ index: Int) -> Range<Int> {
    Int(offsets[index])..<Int(offsets[index + 1])
  }
}

extension Bitmap {
  /// One row of bits of many, in order.
  ///
  /// - Complexity: O(*n* / 64).
  fileprivate init(joining parts: [Bitmap]) {
    let total = parts.reduce(0) { $0 + $1.count }
    var words = [UInt64](repeating: 0, count: (total + 63) / 64 + 1)
    var position = 0
    for part in parts {
      let shift = UInt64(position % 64)
      part.withWords { source in
        for index in source.indices {
          words[position / 64 + index] |= source[index] << shift
          if shift > 0 { words[position / 64 + index + 1] |= source[index] >> (64 - shift) }
        }
      }
      position += part.count
    }
    words.removeLast(words.count - (total + 63) / 64)
    self.init(words: words, count: total)
  }
}

extension WholeStorage {
  /// The numbers of many storages at the widest width among them.
  fileprivate init(joining parts: [WholeStorage]) {
    let width = parts.map(\.width).max() ?? 1
    switch width {
    case 1:
      self = .one(
        parts.flatMap { part -> [Int8] in
          if case .one(let values) = part { values } else { [] }
        })
    case 2:
      self = .two(
        parts.flatMap { part -> [Int16] in
          switch part {
          case .one(let values): values.map(Int16.init)
          case .two(let values): values
          default: []
          }
        })
    case 4:
      self = .four(
        parts.flatMap { part -> [Int32] in
          switch part {
          case .one(let values): values.map(Int32.init)
          case .two(let values): values.map(Int32.init)
          case .four(let values): values
          default: []
          }
        })
    default: self = .eight(parts.flatMap(\.wide))
    }
  }

  private var width: Int {
    switch self {
    case .one: 1
    case .two: 2
    case .four: 4
    case .eight: 8
    }
  }
}
