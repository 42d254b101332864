import Bitmaps
import Tables
import Values
import Work

extension OperationCall {
  /// The rows for which a comparison of texts by their UTF-8 bytes holds.
  func comparedTexts(_ left: Operand, _ right: Operand, by order: Order) -> Bitmap {
    switch (left, right) {
    case (.column(.text(let column)), .value(.text(let text))):
      let bytes = Array(text.utf8)[...]
      return column.rows(in: work) { order.holds($0, bytes) }
    case (.value(.text(let text)), .column(.text(let column))):
      let bytes = Array(text.utf8)[...]
      return column.rows(in: work) { order.holds(bytes, $0) }
    case (.column(.text(let left)), .column(.text(let right))):
      return order.rows(left, right, in: work)
    default: return Bitmap(count: count)
    }
  }
}

extension Order {
  /// Whether the comparison holds for two texts.
  fileprivate func holds(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .equal: left == right
    case .less: left.lexicographicallyPrecedes(right)
    case .lessOrEqual: !right.lexicographicallyPrecedes(left)
    }
  }

  /// The most texts that are put in order, which is done on one thread.
  private static let mostRanked = 8_192

  /// The rows for which the comparison of two columns of texts holds.
  ///
  /// - Complexity: O(*rows*) and sorting the distinct texts when both columns have short dictionaries.
  fileprivate func rows(
    _ left: TextColumn, _ right: TextColumn, in work: WorkContext
  ) -> Bitmap {
    guard case .coded(let leftCodes, let leftTexts) = left.storage,
      case .coded(let rightCodes, let rightTexts) = right.storage,
      leftTexts.count + rightTexts.count <= min(2 * left.count, Order.mostRanked)
    else {
      let (leftTexts, rightTexts) = (RowTexts(left), RowTexts(right))
      return Bitmap(packing: left.count, in: work) { range, output in
        packWords(range, of: left.count, into: &output) { holds(leftTexts[$0], rightTexts[$0]) }
      }
    }
    let ranks = CommonRanks(leftTexts, rightTexts)
    return rows(
      .rows(leftCodes.mapped(by: ranks.left)), .rows(rightCodes.mapped(by: ranks.right)),
      count: left.count, in: work)
  }
}

/// The text of each row, whatever the layout.
struct RowTexts: Sendable {
  private let codes: Codes?
  private let pool: TextPool

  /// Reads a column.
  init(_ column: TextColumn) {
    switch column.storage {
    case .plain(let texts): (codes, pool) = (nil, texts)
    case .coded(let codes, let texts):
      // A column of missing values may have a dictionary without any text.
      (self.codes, pool) = (codes, texts.count == 0 ? TextPool([""]) : texts)
    }
  }

  /// The bytes of a row's text; any text where it is missing.
  subscript(row: Int) -> ArraySlice<UInt8> { pool.bytes(at: codes.map { Int($0[row]) } ?? row) }
}

/// Numbers for the texts of two dictionaries that compare as the texts do.
private struct CommonRanks {
  private(set) var left: [UInt32]
  private(set) var right: [UInt32]

  /// Ranks the texts of both.
  ///
  /// - Complexity: O(*n* log *n*).
  init(_ leftTexts: TextPool, _ rightTexts: TextPool) {
    left = [UInt32](repeating: 0, count: max(1, leftTexts.count))
    right = [UInt32](repeating: 0, count: max(1, rightTexts.count))
    let all =
      (0..<leftTexts.count).map { (bytes: leftTexts.bytes(at: $0), isLeft: true, code: $0) }
      + (0..<rightTexts.count).map { (bytes: rightTexts.bytes(at: $0), isLeft: false, code: $0) }
    var rank: UInt32 = 0
    var last: ArraySlice<UInt8>?
    for text in all.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      if let last, last != text.bytes { rank += 1 }
      last = text.bytes
      if text.isLeft { left[text.code] = rank } else { right[text.code] = rank }
    }
  }
}

extension Codes {
  /// Another number for each code.
  func mapped<Element: BitwiseCopyable>(by table: [Element]) -> [Element] {
    switch self {
    case .one(let codes): Lane.map(codes) { table[Int($0)] }
    case .two(let codes): Lane.map(codes) { table[Int($0)] }
    case .four(let codes): Lane.map(codes) { table[Int($0)] }
    }
  }
}
