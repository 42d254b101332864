import Diagnostics
import Formats
import Session
import Tables
import Values

/// `loy-bench association`: rules among a million customers whose causes are known, timed and checked.
struct AssociationBench {
  /// A question with what its answer must say.
  private struct Case: Sendable {
    let name: String
    let line: String
    let isRight: @Sendable (Table, [String]) -> Bool
  }

  private static let behaviours = PlantedMillion.names.joined(separator: ", ")

  private static let cases = [
    count("up to 3", max: 3, rules: 16_276), count("up to 4", max: 4, rules: 28_575),
    Case(
      name: "causes", line: "associate \(behaviours) sides: yes max: 3 top: 40",
      isRight: { table, notes in
        let rules = Set((0..<table.rowCount).map { table.text("rule", $0) })
        return rules.isSuperset(of: ["b12=1", "b03=1 & b47=1", "b20=1 & b33=1 & b41=1", "b15=1"])
          && notes.contains { $0.contains("`b15=1` is explained by `b12=1`") }
          && !notes.contains { $0.contains("`b12=1` is explained") }
      }),
    // 2.195 and 1.0105 by numpy.
    Case(
      name: "held fixed", line: "associate b15 given b12 sides: yes max: 1",
      isRight: { table, notes in
        abs((table.number("odds_ratio") ?? 0) - 2.195) < 5e-4
          && abs((table.number("adjusted_odds_ratio") ?? 0) - 1.0105) < 5e-5
          && notes.contains { $0.contains("the association vanishes") }
      }),
  ]

  /// All rules of at least 1 % of the customers; how many there are is pyfim's count.
  private static func count(_ name: String, max: Int, rules: Int64) -> Case {
    Case(
      name: name,
      line: "associate \(behaviours) sides: yes max: \(max) churners: 0 keep: all top: all | count",
      isRight: { table, _ in table.column("count")?.value(at: 0) == .whole(rules) })
  }

  /// Runs every case; the exit code is 0 when every answer was right.
  static func main(runs: Int) -> Int32 {
    let file = PlantedMillion.file
    let session = Session(
      files: Files(
        open: { (_: String) throws(FileError) in FileBytes(file) },
        write: { (_: String, _: (ByteSink) throws(FileError) -> Void) throws(FileError) in },
        append: { (_: String, _: [UInt8]) throws(FileError) in },
        list: { (_: String) throws(FileError) in [] }))
    for line in ["load \"million.csv\"", "use million", "role churned = churned"] {
      _ = session.run(Source(text: line)) { _ in }
    }
    var hasFailed = false
    for item in cases {
      var (seconds, isRight): ([Double], Bool) = ([], true)
      for _ in 0..<runs {
        let (time, answered) = ask(item, session)
        seconds.append(time)
        isRight = isRight && answered
      }
      let sorted = seconds.sorted().map { NumberText.fixed($0 * 1000, decimals: 1) }
      print(
        "\(item.name): min \(sorted[0]) ms, median \(sorted[runs / 2]) ms of \(runs) runs, "
          + (isRight ? "right" : "WRONG"))
      hasFailed = hasFailed || !isRight
    }
    return hasFailed ? 1 : 0
  }

  private static func ask(_ item: Case, _ session: Session) -> (seconds: Double, isRight: Bool) {
    var isRight = false
    let began = ContinuousClock.now
    _ = session.run(Source(text: item.line)) { reply in
      if case .result(let result) = reply {
        isRight = item.isRight(result.table, result.notes.map(\.message))
      }
    }
    let passed = (ContinuousClock.now - began).components
    return (Double(passed.seconds) + Double(passed.attoseconds) / 1e18, isRight)
  }
}

extension Table {
  fileprivate func text(_ column: String, _ row: Int) -> String {
    self.column(column)?.value(at: row).plainText ?? ""
  }

  fileprivate func number(_ column: String) -> Double? {
    rowCount > 0 ? self.column(column)?.value(at: 0).number : nil
  }
}
