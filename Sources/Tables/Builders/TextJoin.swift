import Bitmaps
import Work

/// Columns of texts on their way into one: with one dictionary, or text by text when most differ.
struct TextJoin {
  private let parts: [TextColumn]
  private let count: Int
  private let work: WorkContext

  /// How many texts are looked at to decide whether most differ.
  private static let sampleSize = 1 << 15

  /// Prepares to join columns.
  init(_ parts: [TextColumn], in work: WorkContext) {
    self.parts = parts
    self.work = work
    count = parts.reduce(0) { $0 + $1.count }
  }

  /// The rows of all columns; once a stop is asked for, texts that mean nothing.
  ///
  /// - Parameter missing: The missing rows of all columns.
  /// - Complexity: O(*n* + bytes).
  func joined(missing: Bitmap?) -> TextColumn {
    let isMostlyDistinct = isMostlyDistinct
    if isMostlyDistinct, parts.count == 1 {
      return TextColumn(parts[0].storage, missing: missing)
    }
    if isMostlyDistinct, let pool { return TextColumn(.plain(pool), missing: missing) }
    let joined = coded(missing: missing) ?? oneByOne
    guard !work.stop.isStopped else {
      return TextColumn(.plain(TextPool(blankCount: count)), missing: missing)
    }
    return joined
  }

  /// The rows of all columns put into one dictionary text by text.
  private var oneByOne: TextColumn {
    var builder = TextBuilder()
    for part in parts { builder.append(part, until: work.stop) }
    return builder.build(until: work.stop)
  }

  /// Whether more than half of all texts are likely to be different.
  ///
  /// Of *n* texts drawn from *N*, about *n*² / 2*N* meet one drawn before (the birthday problem), so
  /// the pairs among a sample say how many there are in all.
  private var isMostlyDistinct: Bool {
    guard parts.contains(where: \.isPlain), count > TextBuilder.plainThreshold else { return false }
    var builder = TextBuilder()
    let share = max(1, TextJoin.sampleSize / parts.count)
    for part in parts {
      let step = max(1, part.count / share)
      for row in stride(from: 0, to: part.count, by: step) where part.missing?[row] != true {
        part.storage.withText(at: row) { builder.append($0) }
      }
    }
    let repeats = builder.count - builder.distinctCount
    let sampled = Double(builder.count)
    return repeats == 0 || sampled * sampled / Double(repeats) > Double(count)
  }

  /// The texts of all columns one by one, or nothing when they do not fit into one pool.
  private var pool: TextPool? {
    let pools = parts.compactMap { part -> TextPool? in
      switch part.storage {
      case .plain(let pool): return pool
      case .coded(let codes, let dictionary):
        let places = codes.places(besides: part.missing, in: work)
        let texts = dictionary.gathered(at: places, in: work)
        return if case .plain(let pool) = texts { pool } else { nil }
      }
    }
    guard pools.count == parts.count,
      pools.reduce(0, { $0 + $1.bytes.count }) < Int(UInt32.max)
    else { return nil }
    return TextPool(joining: pools, in: work)
  }

  /// The rows of columns that all have a dictionary, or nothing when one has none or most texts
  /// differ.
  private func coded(missing: Bitmap?) -> TextColumn? {
    var codes: [Codes] = []
    var moved: [[UInt32]] = []
    var isStopped = false
    var builder = TextBuilder()
    for part in parts {
      guard case .coded(let own, let dictionary) = part.storage else { return nil }
      codes.append(own)
      moved.append(
        (0..<dictionary.count).map { place in
          // Once a stop is asked for, the codes mean nothing.
          if place & 0xFFFF == 0, work.stop.isStopped { isStopped = true }
          return isStopped ? 0 : dictionary.withText(at: place) { builder.code(of: $0) }
        })
    }
    guard !isStopped else { return nil }
    let present = count - (missing?.populationCount ?? 0)
    if count > TextBuilder.plainThreshold, builder.distinctCount * 2 > present, let pool {
      return TextColumn(.plain(pool), missing: missing)
    }
    return TextColumn(
      .coded(Codes(joining: codes, moved, distinctCount: builder.distinctCount), builder.pool),
      missing: missing)
  }
}

extension TextColumn {
  /// Whether the texts stand one by one.
  var isPlain: Bool { if case .plain = storage { true } else { false } }
}

extension TextStorage {
  /// Lends the bytes of a row's text.
  fileprivate func withText<Result>(at row: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    switch self {
    case .plain(let pool): pool.withText(at: row, body)
    case .coded(let codes, let dictionary): dictionary.withText(at: Int(codes[row]), body)
    }
  }
}

extension TextPool {
  /// Lends the bytes of a text.
  public func withText<Result>(at index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let bytes = bytes
    return body(bytes.span.extracting(Int(offsets[index])..<Int(offsets[index + 1])))
  }

  /// The texts of many pools, in order, whose bytes together must fit into one; empty ones once a
  /// stop is asked for.
  ///
  /// - Complexity: O(*n* + bytes).
  fileprivate init(joining pools: [TextPool], in work: WorkContext) {
    var starts: [UInt32] = []
    var total: UInt32 = 0
    for pool in pools {
      starts.append(total)
      total += UInt32(pool.bytes.count)
    }
    // Each pool's first offset is where the one before ended, so it is left out but for the first.
    let ends = starts
    let offsets = Work.array(joining: [1] + pools.map(\.count), in: work) {
      (piece, output: inout MutableSpan<UInt32>) in
      guard piece > 0 else {
        output[0] = 0
        return
      }
      let (offsets, start) = (pools[piece - 1].offsets, ends[piece - 1])
      let own = offsets.span
      for place in 0..<own.count - 1 { output[place] = own[place &+ 1] &+ start }
    }
    guard offsets.last == total, !work.stop.isStopped else {
      self.init(blankCount: offsets.count - 1)
      return
    }
    self.init(bytes: Array(joining: pools.map(\.bytes), in: work), offsets: offsets)
  }
}

extension Codes {
  /// The place in the dictionary of each row's text, or -1 where it is missing.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func places(besides missing: Bitmap?, in work: WorkContext) -> [Int32] {
    Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
      for row in range {
        output[row &- range.lowerBound] =
          missing?[row] == true ? -1 : Int32(truncatingIfNeeded: self[row])
      }
    }
  }

  /// The codes of many columns, each moved to its place in a common dictionary.
  fileprivate init(joining parts: [Codes], _ moved: [[UInt32]], distinctCount: Int) {
    // A dictionary without a text has one empty text, and code 0 stands for a missing row.
    let isSame = moved.allSatisfy { $0.enumerated().allSatisfy { $0.offset == Int($0.element) } }
    if distinctCount <= 1 << 8, let narrow = Codes.bytes(parts) {
      self = .one(
        isSame
          ? Array(joining: narrow)
          : Array(joining: narrow) { part, code in
            UInt8(truncatingIfNeeded: moved[part][Int(code)])
          })
    } else if distinctCount <= 1 << 16 {
      self = .two(
        Array(joining: parts.map(\.wide)) { part, code in
          UInt16(truncatingIfNeeded: moved[part][Int(code)])
        })
    } else {
      self = .four(
        Array(joining: parts.map(\.wide)) { part, code in moved[part][Int(code)] })
    }
  }

  private static func bytes(_ parts: [Codes]) -> [[UInt8]]? {
    let narrow = parts.compactMap { if case .one(let codes) = $0 { codes } else { nil } }
    return narrow.count == parts.count ? narrow : nil
  }
}
