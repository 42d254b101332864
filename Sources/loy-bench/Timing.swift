import Diagnostics
import Formats
import Session
import Tables
import Values

/// How long the runs of a case took, and whether each gave the right answer.
struct Timing {
  private let bench: BenchCase
  private var seconds: [Double] = []
  private var found: Value?
  /// Whether every run gave the answer it must.
  private(set) var isRight = true

  /// Times a case; every run has a session of its own, prepared before the clock starts.
  init(of bench: BenchCase, runs: Int) {
    self.bench = bench
    for _ in 0..<runs { run() }
  }

  private mutating func run() {
    let session = Session(files: .readOnly)
    for line in bench.preparation { _ = session.run(Source(text: line)) { _ in } }
    var last: Table?
    let began = ContinuousClock.now
    _ = session.run(Source(text: bench.line)) { reply in
      if case .result(let result) = reply { last = result.table }
    }
    let passed = (ContinuousClock.now - began).components
    seconds.append(Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
    let expected = bench.expected
    found = last.flatMap { table in
      expected.row < table.rowCount ? table.column(expected.column)?.value(at: expected.row) : nil
    }
    isRight = isRight && found == expected.value
  }

  /// The case in a line: least and median time, and the answer.
  var text: String {
    let sorted = seconds.sorted()
    func milliseconds(_ seconds: Double) -> String {
      NumberText.fixed(seconds * 1000, decimals: 2)
    }
    let times =
      "min \(milliseconds(sorted[0])) ms, median \(milliseconds(sorted[sorted.count / 2])) ms"
    let answer =
      isRight
      ? "right: \(bench.expected.value.plainText)"
      : "WRONG: \(found?.plainText ?? "no answer") instead of \(bench.expected.value.plainText)"
    return "\(bench.name): \(times) of \(sorted.count) runs, \(answer)"
  }
}
