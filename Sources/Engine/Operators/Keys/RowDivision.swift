import Work

/// Rows divided by a number that each has into parts of neighbouring numbers, so that what is kept
/// for the numbers of one part fits the processor's cache.
///
/// Within a part the rows stand in their order, each with the place of its number in the part and a
/// load of its own.
struct RowDivision<Load: BitwiseCopyable & Sendable>: Sendable {
  private let allPieces: [DividedRows<Load>]
  private let stop: StopFlag
  /// The numbers of each part; the last one may have fewer.
  let width: Int
  /// A bound that all numbers stay below.
  let bound: Int

  /// The most numbers of a part.
  static var greatestWidth: Int { 1 << 16 }

  /// Divides the rows that count by their numbers.
  ///
  /// The width is a power of two. Once a stop is asked for, there are no pieces.
  ///
  /// - Complexity: O(*n* + pieces × parts), shared among the threads.
  init(
    _ numbers: RowGroups, below bound: Int, width: Int, loads: RowLoads<Load>, in work: WorkContext
  ) {
    self.width = min(width, RowDivision.greatestWidth)
    self.bound = bound
    let parts = PartNumbers(bound: bound, width: self.width)
    let piece = max(Work.usualPiece, 512 * parts.count)
    let pieces = try? Work.overRanges(numbers.count, piece: piece, in: work) { range in
      numbers.withNumbers(of: range) { numbers in
        loads.withLoads(of: range) { loads, first in
          DividedRows(numbers, loads.extracting(droppingFirst: range.lowerBound - first), parts)
        }
      }
    }
    (allPieces, stop) = (pieces ?? [], work.stop)
  }

  /// The rows of stretches that follow each other; none any more once a stop is asked for.
  var pieces: some Sequence<DividedRows<Load>> { allPieces.lazy.prefix { _ in !stop.isStopped } }

  /// So many numbers that what is kept for them fits the processor's nearer cache, and that there
  /// are some parts for every thread to take: a power of two.
  ///
  /// - Parameter bytes: how much is kept for each number below the bound.
  static func width(for bytes: Int, below bound: Int) -> Int {
    let fitting = max(1, min(nearBytes / max(1, bytes), bound / 16))
    return min(greatestWidth, 1 << (Int.bitWidth - 1 - fitting.leadingZeroBitCount))
  }

  /// What fits the processor's nearer cache beside what is read.
  static var nearBytes: Int { 1 << 18 }

  /// The number of parts.
  var partCount: Int { (bound + width - 1) / width }

  /// The numbers of a part.
  func numbers(of part: Int) -> Range<Int> { part * width..<min(bound, part * width + width) }
}

/// What each row brings, kept for all of them or made for some when they are asked for.
enum RowLoads<Load: BitwiseCopyable & Sendable>: Sendable {
  /// One for each row.
  case stored([Load])
  /// Makes those of some rows.
  case made(@Sendable (Range<Int>) -> [Load])

  /// Lends the loads of some rows; the first one lent is that of the row that is handed on.
  func withLoads<Result>(
    of range: Range<Int>, _ body: (_ loads: Span<Load>, _ first: Int) -> Result
  ) -> Result {
    switch self {
    case .stored(let loads): return body(loads.span, 0)
    case .made(let make):
      let loads = make(range)
      return body(loads.span, range.lowerBound)
    }
  }
}

extension RowLoads<Int32> {
  /// The groups of the rows.
  static func numbers(of groups: RowGroups) -> Self {
    .made { range in
      groups.withNumbers(of: range) { numbers in numbers.indices.map { numbers[$0] } }
    }
  }
}

/// Which part a number lies in, and where.
private struct PartNumbers: Sendable {
  /// The number of parts.
  let count: Int
  /// How many lower bits tell the numbers of a part apart.
  let shift: Int32
  /// These bits.
  let mask: Int32

  init(bound: Int, width: Int) {
    count = (bound + width - 1) / width
    shift = Int32(width.trailingZeroBitCount)
    mask = Int32(truncatingIfNeeded: width - 1)
  }
}

/// The rows of a stretch divided into parts.
struct DividedRows<Load: BitwiseCopyable & Sendable>: Sendable {
  /// The place of each row's number in its part; part after part, in the order of rows within each.
  let numbers: [UInt16]
  /// What each row brings.
  let loads: [Load]
  private let starts: [Int32]

  fileprivate init(_ all: Span<Int32>, _ source: Span<Load>, _ parts: PartNumbers) {
    let starts = DividedRows.starts(all, parts)
    let total = Int(starts[parts.count])
    var numbers = [UInt16](repeating: 0, count: total)
    var loads = total == 0 ? [] : [Load](repeating: source[0], count: total)
    var places = starts
    DividedRows.fill(all, source, parts, places: &places, &numbers, &loads)
    (self.numbers, self.loads, self.starts) = (numbers, loads, starts)
  }

  private static func fill(
    _ all: Span<Int32>, _ source: Span<Load>, _ parts: PartNumbers, places allPlaces: inout [Int32],
    _ allNumbers: inout [UInt16], _ allLoads: inout [Load]
  ) {
    var places = allPlaces.mutableSpan
    var numbers = allNumbers.mutableSpan
    var loads = allLoads.mutableSpan
    for row in all.indices where all[row] >= 0 {
      let part = Int(all[row] &>> parts.shift)
      let place = Int(places[part])
      places[part] &+= 1
      numbers[place] = UInt16(truncatingIfNeeded: all[row] & parts.mask)
      loads[place] = source[row]
    }
  }

  /// Where each part begins, and after the last one where it ends.
  private static func starts(_ numbers: Span<Int32>, _ parts: PartNumbers) -> [Int32] {
    var starts = [Int32](repeating: 0, count: parts.count + 1)
    for row in numbers.indices where numbers[row] >= 0 {
      starts[Int(numbers[row] &>> parts.shift) + 1] &+= 1
    }
    for part in 0..<parts.count { starts[part + 1] += starts[part] }
    return starts
  }

  /// Where the rows of a part stand.
  func places(of part: Int) -> Range<Int> { Int(starts[part])..<Int(starts[part + 1]) }
}
