import Diagnostics
import Formats
import Glibc
import Session
import Tables
import Values
import Work

/// Times questions to the engine on tables in memory and holds the answers against slow twins.
struct EngineBench {
  private let tables: BenchTables
  private let named: [(name: String, table: Table)]
  private let threads: Int?

  /// Makes the tables, which is not timed.
  init(rows: Int, threads: Int?) {
    tables = BenchTables(rows: rows)
    named = tables.named
    self.threads = threads
  }

  /// The time of each run of a case in seconds, that of the processor in all threads, and the sum of
  /// all numbers in its result.
  ///
  /// Every run has a session of its own, so that nothing is kept from the one before; with a cold
  /// cache, not even what it read.
  func run(
    _ bench: EngineCase, runs: Int, hasColdCache: Bool = false
  ) -> (seconds: [Double], processor: [Double], answer: Double) {
    var seconds: [Double] = []
    var processor: [Double] = []
    var answer = Double.nan
    var cache = hasColdCache ? ColdCache() : nil
    for _ in 0..<max(1, runs) {
      let session = self.session
      for line in bench.preparation { _ = session.run(Source(text: line)) { _ in } }
      cache?.clear()
      var last: Table?
      let began = ContinuousClock.now
      let ticks = clock()
      _ = session.run(Source(text: bench.line)) { reply in
        if case .result(let result) = reply { last = result.table }
        if case .diagnostics(let found, _) = reply {
          for mistake in found { print(mistake.message) }
        }
      }
      let passed = (ContinuousClock.now - began).components
      seconds.append(Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
      // The processor's clock counts millionths of a second everywhere (POSIX).
      processor.append(Double(clock() - ticks) / 1e6)
      answer = last?.sum ?? .nan
    }
    return (seconds, processor, answer)
  }

  /// Whether an answer is that of the slow twin, to the last digits of a sum.
  func isRight(_ answer: Double, for bench: EngineCase) -> Bool {
    let expected = bench.expected(tables)
    return abs(answer - expected) <= 1e-9 * max(1, abs(expected))
  }

  /// Writes the tables as CSV files, for others to answer the same questions.
  func write(to folder: String) -> Bool {
    let session = Session(files: .real)
    for (name, table) in named { session.hold(table, as: name) }
    return named.allSatisfy { name, _ in
      session.run(Source(text: "\(name) | export \"\(folder)/\(name).csv\"")) { _ in }.exitCode == 0
    }
  }

  private var session: Session {
    let session = Session(files: .readOnly)
    if let threads { session.configure { $0.threads = threads } }
    for (name, table) in named { session.hold(table, as: name) }
    return session
  }
}

extension Table {
  /// The sum of all numbers.
  fileprivate var sum: Double {
    columns.reduce(0) { sum, column in
      guard column.type == .whole || column.type == .decimal else { return sum }
      return sum + (column.doubles ?? []).reduce(0, +)
    }
  }
}
