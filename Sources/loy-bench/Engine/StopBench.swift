import Diagnostics
import Formats
import Glibc
import Session
import Synchronization
import Tables
import Values
import Work

/// Measures how soon a line ends once someone asks it to, in every operator and at every part of it.
struct StopBench {
  private let named: [(name: String, table: Table)]

  /// The longest that a person should wait after Ctrl-C.
  static let limit = 0.1

  /// Makes the tables, which is not timed.
  init(rows: Int) { named = BenchTables(rows: rows).named }

  /// The time of a whole run, and the longest from a stop to the end of a run, in seconds.
  ///
  /// A run is stopped after each tenth of its time. As others share the machine, the better of some
  /// tries counts, and of each the lesser of the time that passed and the processor's time of all
  /// threads, which is what would pass were nobody else there, or more.
  func run(_ item: StopCase) -> (whole: Double, longest: Double, stops: Int) {
    let whole = time(item, stoppedAfter: nil).whole
    var (longest, stops) = (0.0, 0)
    for tenth in 1..<10 {
      var best: Double?
      for _ in 0..<3 where best.map({ $0 > StopBench.limit / 2 }) ?? true {
        guard let wait = time(item, stoppedAfter: whole * Double(tenth) / 10).wait else { continue }
        best = min(best ?? wait, wait)
      }
      guard let best else { continue }
      (longest, stops) = (max(longest, best), stops + 1)
    }
    return (whole, longest, stops)
  }

  /// Runs a line, perhaps until it is stopped.
  private func time(
    _ item: StopCase, stoppedAfter delay: Double?
  ) -> (whole: Double, wait: Double?) {
    let stop = StopFlag()
    let isTimed = Atomic(false)
    let session = Session(files: .readOnly) { threads in
      isTimed.load(ordering: .relaxed)
        ? WorkContext(threads: threads ?? Work.coreCount, stop: stop) : WorkContext()
    }
    for (name, table) in named { session.hold(table, as: name) }
    for line in item.preparation { _ = session.run(Source(text: line)) { _ in } }
    isTimed.store(true, ordering: .relaxed)
    let stopped = Mutex<(clock: ContinuousClock.Instant, processor: Int)?>(nil)
    let began = ContinuousClock.now
    if let delay {
      Task.detached(priority: .high) {
        try? await Task.sleep(for: .seconds(delay))
        stopped.withLock { $0 = (.now, clock()) }
        stop.stop()
      }
    }
    let status = session.run(Source(text: item.line)) { reply in
      if case .diagnostics(let found, _) = reply, delay == nil {
        for mistake in found { print("\(item.name): \(mistake.message)") }
      }
    }
    let end = ContinuousClock.now
    guard delay != nil, status.exitCode == 130, let moment = stopped.withLock({ $0 }) else {
      return ((end - began).seconds, nil)
    }
    // The processor's clock counts millionths of a second everywhere (POSIX).
    let processor = Double(clock() - moment.processor) / 1e6
    return ((end - began).seconds, min((end - moment.clock).seconds, processor))
  }

  /// Runs the cases that are named, or all; the exit code is 0 when every stop came in time.
  static func main(_ options: EngineBench.Options) -> Int32 {
    let bench = StopBench(rows: options.rows)
    var hasFailed = false
    for item in StopCase.all where options.names.isEmpty || options.names.contains(item.name) {
      let (whole, longest, stops) = bench.run(item)
      let isLate = longest > limit
      print(
        "\(item.name): \(milliseconds(whole)) ms whole; \(stops) stops, at most "
          + "\(milliseconds(longest)) ms\(isLate ? " TOO LATE" : "")")
      hasFailed = hasFailed || isLate
    }
    return hasFailed ? 1 : 0
  }

  private static func milliseconds(_ seconds: Double) -> String {
    NumberText.fixed(seconds * 1000, decimals: 1)
  }
}

extension Duration {
  /// The seconds, with their fraction.
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
