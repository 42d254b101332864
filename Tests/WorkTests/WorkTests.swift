import Synchronization
import Testing
import Work

struct WorkTests {
  private struct Odd: Error, Equatable {
    let piece: Int
  }

  @Test func `parts come in order and do not depend on the threads`() throws {
    let sums = try [1, 2, 3, 8].map { threads in
      try Work.overRanges(10_001, piece: 97, in: WorkContext(threads: threads)) { range in
        range.reduce(0.0) { $0 + 1 / Double($1 + 1) }
      }
    }
    #expect(sums.allSatisfy { $0 == sums[0] && $0.count == 104 })
  }

  @Test func `no rows make no parts`() throws {
    let parts = try Work.overRanges(0, in: WorkContext(threads: 4)) { $0.count }
    #expect(parts.isEmpty)
  }

  @Test func `the first failing piece is the one that is reported`() {
    for threads in [1, 2, 5] {
      #expect(throws: WorkFailure.failed(Odd(piece: 30))) {
        try Work.overRanges(100, piece: 10, in: WorkContext(threads: threads)) {
          range throws(Odd) in
          if range.lowerBound >= 30 { throw Odd(piece: range.lowerBound) }
          return range.count
        }
      }
    }
  }

  @Test func `a run that is told to stop gives no result`() {
    let stop = StopFlag()
    let calls = Atomic<Int>(0)
    #expect(throws: Stopped()) {
      try Work.overRanges(1_000_000, piece: 1, in: WorkContext(threads: 2, stop: stop)) { _ in
        if calls.wrappingAdd(1, ordering: .relaxed).newValue == 5 { stop.stop() }
      }
    }
    let pressed = StopFlag(outside: { true })
    #expect(throws: Stopped()) { try pressed.check() }
    #expect(calls.load(ordering: .relaxed) < 100)
  }

  @Test func `progress is told after half a second and at most ten times a second`() {
    let start = ContinuousClock.now
    let step = Atomic<Int>(0)
    let told = Mutex<[String]>([])
    let progress = Progress(
      now: { start + .milliseconds(step.load(ordering: .relaxed) * 40) },
      tell: { fraction, words in told.withLock { $0.append("\(fraction) \(words)") } })
    for index in 0...20 {
      step.store(index, ordering: .relaxed)
      progress.report(Double(index) / 16, "row \(index)")
    }
    #expect(told.withLock { $0 } == ["0.8125 row 13", "1.0 row 16", "1.0 row 19"])
  }
}
