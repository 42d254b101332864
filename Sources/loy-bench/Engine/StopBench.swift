import Diagnostics
import Formats
import Glibc
import Session
import Synchronization
import Tables
import Values
import Work

/// Measures how soon a line ends once someone asks it to, in every operator and at every part of it,
/// and whether it then still has its answer.
struct StopBench {
  private let named: [(name: String, table: Table)]

  /// The longest that a person should wait after Ctrl-C.
  static let limit = 0.1

  /// Makes the tables, which is not timed.
  init(rows: Int) { named = BenchTables(rows: rows).named }

  /// What stopping a line again and again showed.
  struct Finding {
    /// The time of a whole run, in seconds.
    var whole = 0.0
    /// The longest from a stop to the end of a run, in seconds.
    var longest = 0.0
    /// How often the line was stopped.
    var stops = 0
    /// How often it then had another answer than a line that was never stopped.
    var wrong = 0
  }

  /// The time of a whole run, the longest wait after a stop, and whether the line then still has
  /// its answer.
  ///
  /// A run is stopped after each tenth of its time. As others share the machine, the better of some
  /// tries counts, and of each the lesser of the time that passed and the processor's time of all
  /// threads, which is what would pass were nobody else there, or more.
  func run(_ item: StopCase) -> Finding {
    let whole = attempt(item, stoppedAfter: nil)
    var finding = Finding(whole: whole.seconds)
    for tenth in 1..<10 {
      var best: Double?
      for _ in 0..<3 where best.map({ $0 > StopBench.limit / 2 }) ?? true {
        let stopped = attempt(item, stoppedAfter: whole.seconds * Double(tenth) / 10)
        guard let wait = stopped.wait else { continue }
        best = min(best ?? wait, wait)
        if stopped.tables != whole.tables { finding.wrong += 1 }
      }
      guard let best else { continue }
      finding.longest = max(finding.longest, best)
      finding.stops += 1
    }
    return finding
  }

  /// One run of a line: how long it took, how long it went on after it was stopped, and its
  /// answer, which a line that was stopped gives when it runs again.
  private typealias Attempt = (seconds: Double, wait: Double?, tables: [Table])

  /// Runs a line, perhaps until it is stopped, and then once more.
  private func attempt(_ item: StopCase, stoppedAfter delay: Double?) -> Attempt {
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
    let (status, tables) = answer(of: item, in: session)
    let end = ContinuousClock.now
    guard delay != nil, status.exitCode == 130, let moment = stopped.withLock({ $0 }) else {
      return ((end - began).seconds, nil, tables)
    }
    // The processor's clock counts millionths of a second everywhere (POSIX).
    let processor = Double(clock() - moment.processor) / 1e6
    isTimed.store(false, ordering: .relaxed)
    return (
      (end - began).seconds, min((end - moment.clock).seconds, processor),
      answer(of: item, in: session).tables
    )
  }

  /// Runs a line and gathers its tables; mistakes in it are told, a stop is not.
  private func answer(
    of item: StopCase, in session: Session
  ) -> (status: RunStatus, tables: [Table]) {
    var tables: [Table] = []
    let status = session.run(Source(text: item.line)) { reply in
      switch reply {
      case .result(let result): tables.append(result.table)
      case .diagnostics(let found, _):
        for mistake in found where mistake.severity == .error {
          print("\(item.name): \(mistake.message)")
        }
      default: break
      }
    }
    return (status, tables)
  }

  /// Runs the cases that are named, or all; the exit code is 0 when every stop came in time and
  /// every line that was stopped had its answer when it ran again.
  static func main(_ options: EngineBench.Options) -> Int32 {
    let bench = StopBench(rows: options.rows)
    var hasFailed = false
    for item in StopCase.all where options.names.isEmpty || options.names.contains(item.name) {
      let found = bench.run(item)
      let faults = [
        found.longest > limit ? " TOO LATE" : "",
        found.wrong > 0 ? ", then WRONG \(found.wrong) times" : "",
      ]
      print(
        "\(item.name): \(milliseconds(found.whole)) ms whole; \(found.stops) stops, at most "
          + "\(milliseconds(found.longest)) ms\(faults.joined())")
      hasFailed = hasFailed || faults != ["", ""]
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
