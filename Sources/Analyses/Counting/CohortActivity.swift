import Engine
import Work

/// How many customers of each cohort were active in each period.
struct CohortActivity: Sendable {
  /// Events before their customer began.
  private(set) var early = 0
  /// For each cohort and period the customers who count as active.
  private(set) var counts: [Int]

  private let stages: CohortStages
  private let members: CohortMembers
  private let rule: CohortRule
  private let width: Int
  /// The words that hold a bit for each period.
  private let words: Int

  /// Counts by a rule; events beyond the last period count there when what comes later does.
  ///
  /// The events are divided by their customers, so that the bits of a part fit the processor's cache.
  ///
  /// - Complexity: O(*events* + *customers* × periods / 64 + cells), shared among the threads.
  init(
    _ data: CohortData, _ stages: CohortStages, _ members: CohortMembers, width: Int,
    rule: CohortRule, in work: WorkContext
  ) {
    (self.stages, self.members, self.width, self.rule) = (stages, members, width, rule)
    words = (width + 63) / 64
    let none = [Int](repeating: 0, count: members.count * width)
    counts = none
    let parts = RowParts(
      data.customers, below: members.rows.count, bytes: 8 * words, loads: stages.ofEvents, in: work)
    // Few stretches of parts, and fewer when the cells are many, for each has counts of its own.
    let counter = self
    let stretches = none.count > 1 << 16 ? 2 : 8
    let piece = max(1, (parts.count + stretches - 1) / stretches)
    let found = try? Work.overRanges(parts.count, piece: piece, in: work) { range in
      var (early, counts) = (0, none)
      for part in range where !work.stop.isStopped {
        counter.count(part, of: parts, &early, &counts)
      }
      return (early, counts)
    }
    for (early, counts) in found ?? [] {
      self.early += early
      for cell in counts.indices { self.counts[cell] += counts[cell] }
    }
  }

  private func count(_ part: Int, of parts: RowParts, _ early: inout Int, _ counts: inout [Int]) {
    let customers = parts.numbers(of: part)
    var bits = [UInt64](repeating: 0, count: customers.count * words)
    parts.forEachStretch(of: part) { places, stages in
      mark(places, stages, from: customers.lowerBound, &bits, &early)
    }
    for customer in customers where members.rows[customer] >= 0 {
      let place = customer - customers.lowerBound
      tally(bits[place * words..<(place + 1) * words], of: customer, &counts)
    }
  }

  /// Marks the periods in which customers were active.
  private func mark(
    _ places: Span<UInt16>, _ stages: Span<Int32>, from first: Int, _ bits: inout [UInt64],
    _ early: inout Int
  ) {
    let (rows, last, isOpen) = (members.rows.span, Int32(width - 1), rule == .unbounded)
    for event in places.indices where rows[first + Int(places[event])] >= 0 {
      let stage = isOpen ? min(stages[event], last) : stages[event]
      if stage < 0 {
        early += 1
      } else if stage <= last {
        bits[Int(places[event]) * words + Int(stage >> 6)] |= 1 << UInt64(stage & 63)
      }
    }
  }

  /// Counts the periods in which a customer is active.
  private func tally(_ own: ArraySlice<UInt64>, of customer: Int, _ counts: inout [Int]) {
    let base = Int(members.rows[customer]) * width
    switch rule {
    case .bounded, .rolling:
      let limit = stages.limit(of: customer, width)
      own.forEachBit { if $0 < limit { counts[base + $0] += 1 } }
    case .unbounded:
      guard let top = own.highestBit else { return }
      for stage in 0...min(top, width - 1) { counts[base + stage] += 1 }
    case .streak:
      for stage in 0..<min(width, own.firstRun) { counts[base + stage] += 1 }
    }
  }
}

extension ArraySlice<UInt64> {
  fileprivate func forEachBit(_ body: (Int) -> Void) {
    for place in indices {
      var rest = self[place]
      while rest != 0 {
        body((place - startIndex) * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  fileprivate var highestBit: Int? {
    for (place, word) in enumerated().reversed() where word != 0 {
      return place * 64 + 63 - word.leadingZeroBitCount
    }
    return nil
  }

  /// The number of bits that are set from the first one on.
  fileprivate var firstRun: Int {
    var length = 0
    for word in self {
      let ones = (~word).trailingZeroBitCount
      length += ones
      if ones < 64 { break }
    }
    return length
  }
}
