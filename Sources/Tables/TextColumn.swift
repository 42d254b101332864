public import Bitmaps
import Work

/// Texts, as codes into a dictionary of distinct texts, or one by one when most are unique.
public struct TextColumn: Hashable, Sendable {
  /// How the texts are laid out.
  public let storage: TextStorage
  /// The rows without a value, or nothing.
  public let missing: Bitmap?

  /// Creates a column.
  public init(_ storage: TextStorage, missing: Bitmap? = nil) {
    self.storage = storage
    self.missing = nonEmpty(missing)
  }

  /// Creates a column of texts with a dictionary, in order of first appearance.
  ///
  /// - Complexity: O(*n*).
  public init(_ texts: [String?]) {
    var codes: [UInt32] = []
    var places: [String: UInt32] = [:]
    var distinct = TextPool()
    for text in texts {
      guard let text else {
        codes.append(0)
        continue
      }
      if let code = places[text] {
        codes.append(code)
      } else {
        codes.append(UInt32(distinct.count))
        places[text] = UInt32(distinct.count)
        distinct.append(text.utf8)
      }
    }
    let missing = Bitmap(count: texts.count) { texts[$0] == nil }
    self.init(
      .coded(Codes(narrowing: codes, distinctCount: distinct.count), distinct), missing: missing)
  }

  /// The number of rows.
  public var count: Int {
    switch storage {
    case .coded(let codes, _): codes.count
    case .plain(let pool): pool.count
    }
  }

  /// The text of a row; empty where it is missing.
  public func text(at row: Int) -> String {
    if let missing, missing[row] { return "" }
    return switch storage {
    case .coded(let codes, let dictionary): dictionary[Int(codes[row])]
    case .plain(let pool): pool[row]
    }
  }

  /// The code of each row and the dictionary the codes point into; code 0 where a row is missing.
  ///
  /// A plain column is given a dictionary in order of first appearance.
  ///
  /// - Complexity: O(1) when the column has a dictionary, else O(*n*).
  public var coded: (codes: Codes, dictionary: TextPool) {
    switch storage {
    case .coded(let codes, let dictionary): (codes, dictionary)
    case .plain(let pool): TextColumn.encode(pool, missing: missing)
    }
  }

  private static func encode(_ pool: TextPool, missing: Bitmap?) -> (Codes, TextPool) {
    var distinct = DistinctTexts(expecting: pool.count)
    var codes = [UInt32](repeating: 0, count: pool.count)
    for row in 0..<pool.count where missing?[row] != true {
      codes[row] = distinct.code(of: row, in: pool)
    }
    let texts = pool.gathered(at: distinct.rows)
    return (Codes(narrowing: codes, distinctCount: texts.count), texts)
  }
}

/// The different texts of a pool by open addressing, each known by the first row that has it.
private struct DistinctTexts {
  /// The first row of each text.
  private(set) var rows: [Int32] = []
  /// For each place a number plus one, or zero.
  private var slots: [UInt32]
  private let mask: Int

  init(expecting count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    mask = size - 1
  }

  /// The number of a row's text, a new one when it has not come yet.
  mutating func code(of row: Int, in pool: TextPool) -> UInt32 {
    let bytes = pool.bytes.span
    let text = bytes.extracting(Int(pool.offsets[row])..<Int(pool.offsets[row + 1]))
    var place = Int(truncatingIfNeeded: DistinctTexts.hash(text)) & mask
    while slots[place] != 0 {
      let known = Int(rows[Int(slots[place] - 1)])
      let other = bytes.extracting(Int(pool.offsets[known])..<Int(pool.offsets[known + 1]))
      if DistinctTexts.areEqual(text, other) { return slots[place] - 1 }
      place = (place + 1) & mask
    }
    rows.append(Int32(truncatingIfNeeded: row))
    slots[place] = UInt32(rows.count)
    return UInt32(rows.count - 1)
  }

  /// The hash of Fowler, Noll and Vo (1a), folded.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return hash ^ hash >> 32
  }

  private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}

/// How the texts of a column are laid out.
public enum TextStorage: Hashable, Sendable {
  /// A code for each row and the distinct texts; some of these may be used by no row.
  case coded(Codes, TextPool)
  /// One text for each row.
  case plain(TextPool)
}

/// Dictionary codes in 1, 2 or 4 bytes each.
public enum Codes: Hashable, Sendable {
  /// One byte each.
  case one([UInt8])
  /// Two bytes each.
  case two([UInt16])
  /// Four bytes each.
  case four([UInt32])

  /// Stores codes below `distinctCount` in the narrowest width that holds them.
  public init(narrowing codes: [UInt32], distinctCount: Int) {
    if distinctCount <= 1 << 8 {
      self = .one(codes.map { UInt8(truncatingIfNeeded: $0) })
    } else if distinctCount <= 1 << 16 {
      self = .two(codes.map { UInt16(truncatingIfNeeded: $0) })
    } else {
      self = .four(codes)
    }
  }

  /// The number of rows.
  public var count: Int {
    switch self {
    case .one(let codes): codes.count
    case .two(let codes): codes.count
    case .four(let codes): codes.count
    }
  }

  /// The code of one row.
  public subscript(row: Int) -> UInt32 {
    switch self {
    case .one(let codes): UInt32(codes[row])
    case .two(let codes): UInt32(codes[row])
    case .four(let codes): codes[row]
    }
  }

  /// All codes at full width.
  ///
  /// - Complexity: O(*n*), O(1) when they are stored so.
  public var wide: [UInt32] {
    switch self {
    case .one(let codes): codes.map(UInt32.init)
    case .two(let codes): codes.map(UInt32.init)
    case .four(let codes): codes
    }
  }

  /// The codes at some rows; a negative row gives zero.
  func gathered(at rows: [Int32], in work: WorkContext) -> Codes {
    switch self {
    case .one(let codes): .one(gather(codes, at: rows, in: work))
    case .two(let codes): .two(gather(codes, at: rows, in: work))
    case .four(let codes): .four(gather(codes, at: rows, in: work))
    }
  }

  /// The bytes the codes take.
  public var byteCount: Int {
    switch self {
    case .one(let codes): codes.count
    case .two(let codes): codes.count * 2
    case .four(let codes): codes.count * 4
    }
  }
}
