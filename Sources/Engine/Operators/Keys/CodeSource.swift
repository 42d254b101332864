import Bitmaps
import Tables
import Work

/// Where the codes of a key are read from: its column as it is stored, so that nothing is copied.
enum CodeSource: Sendable {
  /// False as 0, true as 1.
  case bits(Bitmap)
  /// Codes of one byte, each standing for the number in a table.
  case bytes([UInt8], [Int32])
  /// Codes of two bytes.
  case shorts([UInt16], [Int32])
  /// Codes of four bytes.
  case words([UInt32], [Int32])
  /// Whole numbers less the least of them.
  case wholes(WholeStorage, least: Int64)
  /// Days or others of four bytes less the least of them.
  case days([Int32], least: Int32)
  /// Moments less the least of them.
  case moments([Int64], least: Int64)
  /// Codes that were computed.
  case made([Int32])

  /// Writes the codes of some rows, times a factor, or adds them to what is there.
  @inline(__always)
  private static func write(
    _ range: Range<Int>, _ factor: Int32, _ isAdded: Bool, _ output: inout MutableSpan<Int32>,
    _ code: (Int) -> Int32
  ) {
    let start = range.lowerBound
    if isAdded {
      for place in 0..<range.count { output[place] &+= code(start &+ place) &* factor }
    } else {
      for place in 0..<range.count { output[place] = code(start &+ place) &* factor }
    }
  }

  /// Writes the codes of some rows, times a factor; adds them to what is there when told so.
  func write(
    _ range: Range<Int>, times factor: Int32, isAdded: Bool, to output: inout MutableSpan<Int32>
  ) {
    switch self {
    case .bits(let bits):
      bits.withWords { words in
        Self.write(range, factor, isAdded, &output) { row in
          Int32(truncatingIfNeeded: (words[row &>> 6] &>> UInt64(row & 63)) & 1)
        }
      }
    case .bytes(let codes, let table):
      let (codes, table) = (codes.span, table.span)
      Self.write(range, factor, isAdded, &output) { table[Int(codes[$0])] }
    case .shorts(let codes, let table):
      let (codes, table) = (codes.span, table.span)
      Self.write(range, factor, isAdded, &output) { table[Int(codes[$0])] }
    case .words(let codes, let table):
      let (codes, table) = (codes.span, table.span)
      Self.write(range, factor, isAdded, &output) { table[Int(codes[$0])] }
    case .wholes(let storage, let least):
      writeWholes(storage, least, range, factor, isAdded, &output)
    case .days(let days, let least):
      let days = days.span
      Self.write(range, factor, isAdded, &output) { days[$0] &- least }
    case .moments(let moments, let least):
      let moments = moments.span
      Self.write(range, factor, isAdded, &output) {
        Int32(truncatingIfNeeded: moments[$0] &- least)
      }
    case .made(let codes):
      let codes = codes.span
      Self.write(range, factor, isAdded, &output) { codes[$0] }
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
      let values = values.span
      Self.write(range, factor, isAdded, &output) { Int32(values[$0]) &- base }
    case .two(let values):
      let values = values.span
      Self.write(range, factor, isAdded, &output) { Int32(values[$0]) &- base }
    case .four(let values):
      let values = values.span
      Self.write(range, factor, isAdded, &output) { values[$0] &- base }
    case .eight(let values):
      let values = values.span
      Self.write(range, factor, isAdded, &output) {
        Int32(truncatingIfNeeded: values[$0]) &- base
      }
    }
  }

  /// The code of one row.
  func code(at row: Int) -> Int32 {
    switch self {
    case .bits(let bits): bits[row] ? 1 : 0
    case .bytes(let codes, let table): table[Int(codes[row])]
    case .shorts(let codes, let table): table[Int(codes[row])]
    case .words(let codes, let table): table[Int(codes[row])]
    case .wholes(let storage, let least): Int32(truncatingIfNeeded: storage[row] &- least)
    case .days(let days, let least): days[row] &- least
    case .moments(let moments, let least): Int32(truncatingIfNeeded: moments[row] &- least)
    case .made(let codes): codes[row]
    }
  }
}
