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
    var distinct = TextBuilder()
    var codes = [UInt32](repeating: 0, count: pool.count)
    for row in 0..<pool.count where missing?[row] != true {
      codes[row] = pool.withText(at: row) { distinct.code(of: $0) }
    }
    return (Codes(narrowing: codes, distinctCount: distinct.distinctCount), distinct.pool)
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
