import Bitmaps
import Tables
import Work

/// Where the codes of a key are read from: its column as it is stored, so that nothing is copied.
enum CodeSource: Sendable {
  /// Zero for every row.
  case zeros
  /// False as 0, true as 1.
  case bits(Bitmap)
  /// Codes of one byte, each standing for the number in a table, or for itself.
  case bytes([UInt8], [Int32]?)
  /// Codes of two bytes.
  case shorts([UInt16], [Int32]?)
  /// Codes of four bytes.
  case words([UInt32], [Int32]?)
  /// Whole numbers less the least of them.
  case wholes(WholeStorage, least: Int64)
  /// Days or others of four bytes less the least of them.
  case days([Int32], least: Int32)
  /// Moments less the least of them.
  case moments([Int64], least: Int64)
  /// Codes that were computed.
  case made([Int32])

  /// Codes of a dictionary, each standing for the number in a table, or for itself.
  init(_ codes: Codes, _ table: [Int32]?) {
    switch codes {
    case .one(let codes): self = .bytes(codes, table)
    case .two(let codes): self = .shorts(codes, table)
    case .four(let codes): self = .words(codes, table)
    }
  }

  /// Writes the code of each of some stored values, times a factor, or adds them to what is there.
  @inline(__always)
  private static func write<Stored: BitwiseCopyable>(
    _ stored: Span<Stored>, _ factor: Int32, _ isAdded: Bool, _ output: inout MutableSpan<Int32>,
    _ code: (Stored) -> Int32
  ) {
    // Said once, this need not be looked at for each row.
    precondition(output.count >= stored.count, "There is room for the code of each row")
    if isAdded {
      for place in stored.indices { output[place] &+= code(stored[place]) &* factor }
    } else if factor == 1 {
      for place in stored.indices { output[place] = code(stored[place]) }
    } else {
      for place in stored.indices { output[place] = code(stored[place]) &* factor }
    }
  }

  /// Writes the codes of some rows, times a factor; adds them to what is there when told so.
  func write(
    _ range: Range<Int>, times factor: Int32, isAdded: Bool, to output: inout MutableSpan<Int32>
  ) {
    switch self {
    case .zeros:
      guard !isAdded else { return }
      for place in 0..<range.count { output[place] = 0 }
    case .bits(let bits):
      bits.withWords { words in
        for place in 0..<range.count {
          let row = range.lowerBound &+ place
          let bit = Int32(truncatingIfNeeded: (words[row &>> 6] &>> UInt64(row & 63)) & 1)
          output[place] = (isAdded ? output[place] : 0) &+ bit &* factor
        }
      }
    case .bytes(let codes, let table):
      Self.write(codes.span.extracting(range), factor, isAdded, &output, by: table)
    case .shorts(let codes, let table):
      Self.write(codes.span.extracting(range), factor, isAdded, &output, by: table)
    case .words(let codes, let table):
      Self.write(codes.span.extracting(range), factor, isAdded, &output, by: table)
    case .wholes(let storage, let least):
      writeWholes(storage, least, range, factor, isAdded, &output)
    case .days(let days, let least):
      Self.write(days.span.extracting(range), factor, isAdded, &output) { $0 &- least }
    case .moments(let moments, let least):
      Self.write(moments.span.extracting(range), factor, isAdded, &output) {
        Int32(truncatingIfNeeded: $0 &- least)
      }
    case .made(let codes):
      Self.write(codes.span.extracting(range), factor, isAdded, &output) { $0 }
    }
  }

  /// Writes codes, or what a table has at their places.
  private static func write<Code: FixedWidthInteger & BitwiseCopyable>(
    _ codes: Span<Code>, _ factor: Int32, _ isAdded: Bool, _ output: inout MutableSpan<Int32>,
    by table: [Int32]?
  ) {
    guard let table else {
      write(codes, factor, isAdded, &output) { Int32(truncatingIfNeeded: $0) }
      return
    }
    if Code.bitWidth == 8, table.count < 1 << 8 {
      // Every code of a byte has a place, which is then not asked for each row.
      let whole = table + [Int32](repeating: 0, count: 1 << 8 - table.count)
      return write(codes, factor, isAdded, &output, by: whole)
    }
    let numbers = table.span
    if Code.bitWidth == 8 {
      precondition(numbers.count >= 1 << 8, "Every code of a byte has a place")
      write(codes, factor, isAdded, &output) { numbers[Int(UInt8(truncatingIfNeeded: $0))] }
    } else {
      write(codes, factor, isAdded, &output) { numbers[Int($0)] }
    }
  }

  private func writeWholes(
    _ storage: WholeStorage, _ least: Int64, _ range: Range<Int>, _ factor: Int32,
    _ isAdded: Bool, _ output: inout MutableSpan<Int32>
  ) {
    // Distances are below 2³¹ and agree with the difference of the lower 32 bits.
    let base = Int32(truncatingIfNeeded: least)
    switch storage {
    case .one(let values):
      Self.write(values.span.extracting(range), factor, isAdded, &output) { Int32($0) &- base }
    case .two(let values):
      Self.write(values.span.extracting(range), factor, isAdded, &output) { Int32($0) &- base }
    case .four(let values):
      Self.write(values.span.extracting(range), factor, isAdded, &output) { $0 &- base }
    case .eight(let values):
      Self.write(values.span.extracting(range), factor, isAdded, &output) {
        Int32(truncatingIfNeeded: $0) &- base
      }
    }
  }

  /// The code of one row.
  func code(at row: Int) -> Int32 {
    switch self {
    case .zeros: 0
    case .bits(let bits): bits[row] ? 1 : 0
    case .bytes(let codes, let table): table?[Int(codes[row])] ?? Int32(codes[row])
    case .shorts(let codes, let table): table?[Int(codes[row])] ?? Int32(codes[row])
    case .words(let codes, let table):
      table?[Int(codes[row])] ?? Int32(truncatingIfNeeded: codes[row])
    case .wholes(let storage, let least): Int32(truncatingIfNeeded: storage[row] &- least)
    case .days(let days, let least): days[row] &- least
    case .moments(let moments, let least): Int32(truncatingIfNeeded: moments[row] &- least)
    case .made(let codes): codes[row]
    }
  }

  /// Whether a code may be negative.
  ///
  /// - Complexity: O(table).
  var mayBeNegative: Bool {
    switch self {
    case .bytes(_, let table), .shorts(_, let table), .words(_, let table):
      table?.contains { $0 < 0 } ?? false
    case .made: true
    case .zeros, .bits, .wholes, .days, .moments: false
    }
  }

  /// Codes of a dictionary with what a table has at the place of each; nothing for other codes.
  ///
  /// - Complexity: O(table).
  func picking(from table: [Int32]) -> CodeSource? {
    func picked(_ old: [Int32]?) -> [Int32] {
      old?.map { $0 < 0 ? -1 : table[Int($0)] } ?? table
    }
    return switch self {
    case .bytes(let codes, let old): .bytes(codes, picked(old))
    case .shorts(let codes, let old): .shorts(codes, picked(old))
    case .words(let codes, let old): .words(codes, picked(old))
    default: nil
    }
  }
}
