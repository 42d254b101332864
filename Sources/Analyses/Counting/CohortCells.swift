import Statistics
import Values
import Work

/// The counts of every cohort and period.
struct CohortCells: Sendable {
  /// The numbers of the periods in which customers began, ascending.
  let cohorts: [Int]
  /// How many began in each.
  let sizes: [Int]
  /// How many periods are followed, the one of the start among them.
  let width: Int
  /// For each cohort and period those who could be observed in it; 0 where nobody could.
  private(set) var eligible: [Int]
  /// For each cohort and period those of them who were active.
  private(set) var active: [Int]
  /// For each cohort and period the amount of those who could be observed.
  private(set) var value: [Double]
  /// For each cohort and period what the same customers brought in their first period.
  private(set) var firstValue: [Double]
  /// For each cohort and period whether it was observed to its end for everyone.
  private(set) var complete: [Bool]
  /// Events before their customer began.
  private(set) var early = 0

  private let rule: CohortRule
  private let grid: PeriodGrid
  private let work: WorkContext

  /// Counts; once a stop is asked for, the counts mean nothing.
  ///
  /// - Complexity: O(*customers* × periods / 64 + *events* + cells).
  init(_ data: CohortData, grid: PeriodGrid, rule: CohortRule, periods: Int, in work: WorkContext) {
    self.rule = rule
    self.grid = grid
    self.work = work
    width = periods + 1
    var counts: [Int32: Int] = [:]
    for cohort in data.cohorts where cohort != .min { counts[cohort, default: 0] += 1 }
    let numbers = counts.keys.sorted()
    cohorts = numbers.map(Int.init)
    sizes = numbers.map { counts[$0] ?? 0 }
    let cells = numbers.count * width
    eligible = [Int](repeating: 0, count: cells)
    active = eligible
    value = [Double](repeating: 0, count: data.amounts.isEmpty ? 0 : cells)
    firstValue = value
    complete = [Bool](repeating: false, count: cells)
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, Int32($0)) })
    let rows = data.cohorts.map { places[$0] ?? -1 }
    let horizons = horizons(data)
    count(data, rows: rows, horizons: horizons)
    observe(data, rows: rows, horizons: horizons)
  }

  /// For each customer how many of their own stretches lie before `asof`; only for rolling ones.
  private func horizons(_ data: CohortData) -> [Int32] {
    guard rule == .rolling else { return [] }
    let length = Int64(grid.rollingDays) * CohortCells.day
    return data.starts.map { Int32(clamping: max(0, (data.end - $0) / length)) }
  }

  private static let day: Int64 = 86_400_000_000

  private mutating func count(_ data: CohortData, rows: [Int32], horizons: [Int32]) {
    let stages = offsets(data)
    let words = (width + 63) / 64
    var bits = [UInt64](repeating: 0, count: rows.count * words)
    let last = Int32(width - 1)
    let isOpen = rule == .unbounded
    var early = 0
    for event in stages.indices {
      if isStopped(at: event) { break }
      let customer = Int(data.customers[event])
      guard customer >= 0, rows[customer] >= 0 else { continue }
      var stage = stages[event]
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
    tally(bits, words: words, rows: rows, horizons: horizons)
    if !data.amounts.isEmpty { sum(data, stages, rows: rows, horizons: horizons) }
  }

  /// For each event the number of periods since its customer began.
  private func offsets(_ data: CohortData) -> [Int32] {
    var stages = [Int32](repeating: 0, count: data.days.count)
    if rule == .rolling {
      let length = Int64(grid.rollingDays) * CohortCells.day
      for event in stages.indices where data.customers[event] >= 0 {
        if isStopped(at: event) { break }
        let from = data.starts[Int(data.customers[event])]
        let moment = data.isTimed ? data.moments[event] : Int64(data.days[event]) * CohortCells.day
        let gap = moment - from
        stages[event] = gap < 0 ? -1 : Int32(clamping: gap / length)
      }
      return stages
    }
    let periods = grid.numbers(of: data.days)
    for event in stages.indices where data.customers[event] >= 0 {
      if isStopped(at: event) { break }
      let cohort = data.cohorts[Int(data.customers[event])]
      if cohort != .min { stages[event] = periods[event] - cohort }
    }
    return stages
  }

  /// Whether a stop was asked for, looked at once in many events.
  private func isStopped(at event: Int) -> Bool { event & 0x3FFF == 0 && work.stop.isStopped }

  private mutating func tally(_ bits: [UInt64], words: Int, rows: [Int32], horizons: [Int32]) {
    for customer in rows.indices where rows[customer] >= 0 {
      let own = bits[customer * words..<(customer + 1) * words]
      let base = Int(rows[customer]) * width
      switch rule {
      case .bounded, .rolling:
        let limit = horizons.isEmpty ? width : min(width, Int(horizons[customer]))
        CohortCells.forEachBit(own) { if $0 < limit { active[base + $0] += 1 } }
      case .unbounded:
        guard let top = CohortCells.top(own) else { continue }
        for stage in 0...min(top, width - 1) { active[base + stage] += 1 }
      case .streak:
        for stage in 0..<min(width, CohortCells.run(own)) { active[base + stage] += 1 }
      }
    }
  }

  private static func forEachBit(_ words: ArraySlice<UInt64>, _ body: (Int) -> Void) {
    for (place, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(place * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  private static func top(_ words: ArraySlice<UInt64>) -> Int? {
    for (place, word) in words.enumerated().reversed() where word != 0 {
      return place * 64 + 63 - word.leadingZeroBitCount
    }
    return nil
  }

  private static func run(_ words: ArraySlice<UInt64>) -> Int {
    var length = 0
    for word in words {
      let ones = (~word).trailingZeroBitCount
      length += ones
      if ones < 64 { break }
    }
    return length
  }

  private mutating func sum(
    _ data: CohortData, _ stages: [Int32], rows: [Int32], horizons: [Int32]
  ) {
    var firsts = [CompensatedSum](repeating: CompensatedSum(), count: rows.count)
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: value.count)
    var firstSums = sums
    for event in stages.indices {
      if isStopped(at: event) { break }
      let customer = Int(data.customers[event])
      guard customer >= 0, rows[customer] >= 0, stages[event] >= 0 else { continue }
      let stage = Int(stages[event])
      if stage == 0 { firsts[customer].add(data.amounts[event]) }
      guard stage < width else { continue }
      if !horizons.isEmpty, stage >= Int(horizons[customer]) { continue }
      sums[Int(rows[customer]) * width + stage].add(data.amounts[event])
    }
    for customer in rows.indices where rows[customer] >= 0 {
      let limit = horizons.isEmpty ? width : min(width, Int(horizons[customer]))
      for stage in 0..<limit {
        firstSums[Int(rows[customer]) * width + stage].add(firsts[customer])
      }
    }
    value = sums.map(\.value)
    firstValue = firstSums.map(\.value)
  }

  /// Finds which cells could be observed, and which of them to their end.
  private mutating func observe(_ data: CohortData, rows: [Int32], horizons: [Int32]) {
    if rule == .rolling {
      for customer in rows.indices where rows[customer] >= 0 {
        let base = Int(rows[customer]) * width
        for stage in 0..<min(width, Int(horizons[customer])) { eligible[base + stage] += 1 }
      }
    }
    for (place, cohort) in cohorts.enumerated() {
      for stage in 0..<width {
        let cell = place * width + stage
        if rule == .rolling {
          complete[cell] = eligible[cell] == sizes[place]
        } else if grid.start(of: cohort + stage) < data.asof.days {
          eligible[cell] = sizes[place]
          complete[cell] = grid.start(of: cohort + stage + 1) <= data.asof.days
        }
      }
    }
  }
}
