import Bitmaps
import Values
public import Work

extension Column {
  /// One column of the rows of many columns of one type, in order; the widest storage wins.
  ///
  /// Words and grains are those of the first part. Once a stop is asked for, the values mean nothing:
  /// whoever runs polls before using them.
  ///
  /// - Complexity: O(*n*).
  public static func joined(
    _ parts: [Column], in work: WorkContext = WorkContext(threads: 1)
  ) -> Column {
    guard let first = parts.first else { preconditionFailure("There are columns to join") }
    precondition(parts.allSatisfy { $0.type == first.type }, "Only one type can be joined")
    guard parts.count > 1 || first.type == .text else { return first }
    let missing = joinedMissing(parts)
    switch first {
    case .truth(let column):
      let bits = Bitmap(joining: parts.compactMap { $0.truthBits })
      return .truth(TruthColumn(bits, missing: missing, words: column.words))
    case .whole:
      let storages = parts.compactMap {
        if case .whole(let part) = $0 { part.storage } else { nil }
      }
      return .whole(
        WholeColumn(storage: WholeStorage(joining: storages, in: work), missing: missing))
    case .decimal:
      let values = parts.compactMap { if case .decimal(let part) = $0 { part.values } else { nil } }
      return .decimal(DecimalColumn(Array(joining: values, in: work), missing: missing))
    case .date(let column):
      let days = parts.compactMap { if case .date(let part) = $0 { part.days } else { nil } }
      return .date(
        DateColumn(Array(joining: days, in: work), missing: missing, grain: column.grain))
    case .timestamp:
      let values = parts.compactMap {
        if case .timestamp(let part) = $0 { part.values } else { nil }
      }
      return .timestamp(TimestampColumn(Array(joining: values, in: work), missing: missing))
    case .text:
      let texts = parts.compactMap { if case .text(let part) = $0 { part } else { nil } }
      return .text(TextJoin(texts, in: work).joined(missing: missing))
    }
  }

  private var truthBits: Bitmap? { if case .truth(let column) = self { column.bits } else { nil } }

  private static func joinedMissing(_ parts: [Column]) -> Bitmap? {
    Bitmap(joining: parts.map { ($0.missing, $0.count) })
  }
}

extension TextBuilder {
  /// Adds the rows of a finished column, or some of them once a stop is asked for.
  ///
  /// - Complexity: O(*n* + bytes).
  public mutating func append(_ column: TextColumn, until stop: StopFlag = StopFlag()) {
    switch column.storage {
    case .plain(let pool):
      pool.bytes.withSpan { bytes in
        for row in 0..<pool.count {
          if row & 0xFFFF == 0, stop.isStopped { return }
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
        if row & 0xFFFF == 0, stop.isStopped { return }
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
  /// One row of bits of many, in order, each of which has a length and is nothing when no bit is set;
  /// nothing when all are nothing.
  ///
  /// - Complexity: O(*n* / 64).
  init?(joining parts: [(Bitmap?, Int)]) {
    guard parts.contains(where: { $0.0 != nil }) else { return nil }
    self.init(joining: parts.map { $0.0 ?? Bitmap(count: $0.1) })
  }

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
  fileprivate init(joining parts: [WholeStorage], in work: WorkContext) {
    switch parts.map(\.width).max() ?? 1 {
    case 1: self = .one(Array(joining: parts.map { $0.narrowed() }, in: work))
    case 2: self = .two(Array(joining: parts.map { $0.narrowed() }, in: work))
    case 4: self = .four(Array(joining: parts.map { $0.narrowed() }, in: work))
    default: self = .eight(Array(joining: parts.map { $0.narrowed() }, in: work))
    }
  }
}
