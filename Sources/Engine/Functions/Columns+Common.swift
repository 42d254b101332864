import Bitmaps
import Tables
import Values

extension [Column] {
  /// The columns read as the one type that holds them all: decimals for mixed numbers, time stamps
  /// for mixed times, texts when nothing else does; missing values take any type.
  func asCommonType() throws(EngineError) -> [Column] {
    let types = Set(filter { $0.missingCount < $0.count }.map(\.type))
    guard let type = types.first ?? first?.type else { return self }
    let common: ValueType =
      if types.count <= 1 {
        type
      } else if types.isSubset(of: [.truth, .whole, .decimal]) {
        .decimal
      } else if types.isSubset(of: [.date, .timestamp]) {
        .timestamp
      } else {
        .text
      }
    var columns: [Column] = []
    for column in self {
      if column.type == common {
        columns.append(column)
      } else if column.missingCount == column.count {
        columns.append(.missing(ColumnType(common), count: column.count))
      } else {
        columns.append(common == .text ? .text(try column.spelled) : column.read(as: common))
      }
    }
    return columns
  }

  /// For each row the value of one of the columns; missing where the choice is negative.
  ///
  /// - Complexity: O(*rows* × columns).
  func chosen(by choices: [Int32]) throws(EngineError) -> Column {
    let columns = try asCommonType()
    guard let first = columns.first else { return .missing(ColumnType(.text), count: 0) }
    let all = columns.dropFirst().reduce(first) { $0.appending($1) }
    let count = Int32(choices.count)
    let rows = choices.indices.map { row in
      choices[row] < 0 ? -1 : choices[row] * count + Int32(row)
    }
    return all.gathered(at: rows)
  }
}

extension Column {
  /// The value of a parameter that must be a constant; nothing when there are no rows.
  var constantValue: Value { count == 0 ? .missing : value(at: 0) }

  /// The value that all rows share, when they do.
  ///
  /// - Complexity: O(*n*), O(1) when the first two rows differ.
  var sharedValue: Value? {
    guard count > 0 else { return nil }
    if let missing { return missing.isFull ? .missing : nil }
    let isShared =
      switch self {
      case .truth(let column): column.bits.isEmpty || column.bits.isFull
      case .whole(let column): isUniform(column.storage.wide)
      case .decimal(let column): isUniform(column.values)
      case .date(let column): isUniform(column.days)
      case .timestamp(let column): isUniform(column.values)
      case .text(let column): column.isUniform
      }
    return isShared ? value(at: 0) : nil
  }
}

extension TextColumn {
  fileprivate var isUniform: Bool {
    switch storage {
    case .coded(let codes, let texts):
      texts.count == 1 || (1..<codes.count).allSatisfy { codes[$0] == codes[0] }
    case .plain(let pool):
      (1..<pool.count).allSatisfy { pool.bytes(at: $0) == pool.bytes(at: 0) }
    }
  }
}

private func isUniform<Element: Equatable>(_ values: [Element]) -> Bool {
  values.allSatisfy { $0 == values[0] }
}
