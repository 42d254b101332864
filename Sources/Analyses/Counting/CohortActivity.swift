import Work

/// In which periods each customer was active, a bit for each.
struct CohortActivity: Sendable {
  /// Events before their customer began.
  private(set) var early = 0

  private var bits: [UInt64]
  private let words: Int
  private let width: Int
  private let stages: CohortStages
  /// For each customer the place of the cohort, or -1.
  private let rows: [Int32]

  /// Marks the periods of events; those beyond the last one count there when `isOpen`.
  init(
    _ data: CohortData, _ stages: CohortStages, rows: [Int32], width: Int, isOpen: Bool,
    in work: WorkContext
  ) {
    self.width = width
    self.stages = stages
    self.rows = rows
    words = (width + 63) / 64
    bits = [UInt64](repeating: 0, count: rows.count * words)
    let last = Int32(width - 1)
    var early = 0
    for event in stages.ofEvents.indices {
      if work.isStopped(at: event) { break }
      let customer = Int(data.customers[event])
      guard customer >= 0, rows[customer] >= 0 else { continue }
      var stage = stages.ofEvents[event]
      guard stage >= 0 else {
        early += 1
        continue
      }
      if stage > last {
        guard isOpen else { continue }
        stage = last
      }
      bits[customer * words + Int(stage >> 6)] |= 1 << UInt64(stage & 63)
    }
    self.early = early
  }

  /// For each cohort and period the customers who count as active by a rule.
  func counts(by rule: CohortRule, cohortCount: Int) -> [Int] {
    var active = [Int](repeating: 0, count: cohortCount * width)
    for customer in rows.indices where rows[customer] >= 0 {
      let own = bits[customer * words..<(customer + 1) * words]
      let base = Int(rows[customer]) * width
      switch rule {
      case .bounded, .rolling:
        let limit = stages.limit(of: customer, width)
        own.forEachBit { if $0 < limit { active[base + $0] += 1 } }
      case .unbounded:
        guard let top = own.highestBit else { continue }
        for stage in 0...min(top, width - 1) { active[base + stage] += 1 }
      case .streak:
        for stage in 0..<min(width, own.firstRun) { active[base + stage] += 1 }
      }
    }
    return active
  }
}

extension ArraySlice<UInt64> {
  fileprivate func forEachBit(_ body: (Int) -> Void) {
    for (place, word) in enumerated() {
      var rest = word
      while rest != 0 {
        body(place * 64 + rest.trailingZeroBitCount)
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
