import Glibc
import Values
import Work

extension EngineBench {
  /// What is typed after `loy-bench engine`.
  struct Options {
    /// The rows of the large tables.
    var rows = 1_000_000
    /// How often each case runs.
    var runs = 5
    /// The threads, or as many as there are cores.
    var threads: Int?
    /// The folder to write the tables to instead of timing them, or the file of a drawing.
    var folder: String?
    /// The cases, all when none is named.
    var names: [String] = []

    /// Reads `rows=N`, `runs=N`, `threads=N`, `write=FOLDER` and names of cases.
    init(_ arguments: some Sequence<String>) {
      for argument in arguments {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        let number = parts.count == 2 ? Int(parts[1]) : nil
        switch parts[0] {
        case "rows": rows = number ?? rows
        case "runs": runs = number ?? runs
        case "threads": threads = number
        case "write": folder = parts.last
        default: names.append(argument)
        }
      }
    }
  }

  /// Runs what was asked for; the exit code is 0 when every answer was right.
  static func main(_ options: Options) -> Int32 {
    let bench = EngineBench(rows: options.rows, threads: options.threads)
    if let folder = options.folder { return bench.write(to: folder) ? 0 : 1 }
    var hasFailed = false
    for item in EngineCase.all where options.names.isEmpty || options.names.contains(item.name) {
      let (seconds, _, answer) = bench.run(item, runs: options.runs)
      let isRight = bench.isRight(answer, for: item)
      let sorted = seconds.sorted().map { NumberText.fixed($0 * 1000, decimals: 2) }
      print(
        "\(item.name): min \(sorted[0]) ms, median \(sorted[sorted.count / 2]) ms of "
          + "\(sorted.count) runs, \(isRight ? "right" : "WRONG"): \(NumberText.shortest(answer))")
      hasFailed = hasFailed || !isRight
    }
    return hasFailed ? 1 : 0
  }
}
