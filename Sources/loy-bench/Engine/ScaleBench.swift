import Formats
import Values
import Work

/// Times the questions on tables of growing length, to see that time grows no faster than rows.
///
/// It is the processor's time in all threads, which others who share the machine hardly change,
/// and nothing is in its cache from the run before.
struct ScaleBench {
  /// The rows of the tables, in millions.
  static let millions = [1, 2, 5, 10]

  /// What twice the rows may take at most, of the time of five million.
  static let limit = 2.1

  /// A question with its least time for each number of rows, in milliseconds.
  struct Line: Sendable {
    /// The word of the question.
    let name: String
    /// The times, in the order of `millions`.
    var times: [Double] = []

    /// How often longer the last takes than the one before.
    var growth: Double {
      times.count < 2 ? .nan : times[times.count - 1] / times[times.count - 2]
    }
  }

  /// Times all cases; nothing when an answer was wrong.
  static func lines(_ options: EngineBench.Options) -> [Line]? {
    let cases = EngineCase.all.filter {
      options.names.isEmpty || options.names.contains($0.name)
    }
    var lines = cases.map { Line(name: $0.name) }
    for million in millions {
      let bench = EngineBench(rows: million * 1_000_000, threads: options.threads)
      for (place, item) in cases.enumerated() {
        let (_, seconds, answer) = bench.run(item, runs: options.runs, hasColdCache: true)
        guard bench.isRight(answer, for: item) else { return nil }
        lines[place].times.append((seconds.min() ?? .nan) * 1000)
      }
    }
    return lines
  }

  /// Times, prints and draws; the exit code is 0 when every answer was right and none grew too fast.
  static func main(_ options: EngineBench.Options) -> Int32 {
    guard let lines = lines(options) else {
      print("scale: a WRONG answer")
      return 1
    }
    for line in lines {
      let times = zip(millions, line.times).map { "\($0)M \(NumberText.fixed($1, decimals: 1)) ms" }
      print(
        "\(line.name): \(times.joined(separator: ", ")), 10M / 5M "
          + NumberText.fixed(line.growth, decimals: 2) + (line.growth > limit ? " TOO MUCH" : ""))
    }
    if let file = options.folder {
      let text = Array(ScaleChart(lines: lines, millions: millions).svg.utf8)
      do throws(FileError) {
        try Files.real.write(file) { (sink: ByteSink) throws(FileError) in
          try sink.write(text)
        }
      } catch {
        print("scale: \(file) cannot be written")
        return 1
      }
    }
    return lines.allSatisfy { $0.growth <= limit } ? 0 : 1
  }
}
