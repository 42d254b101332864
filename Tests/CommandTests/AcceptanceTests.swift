import Foundation
import TestSupport
import Testing

/// What loy must answer on published data, asked through the command line.
///
/// The inputs are in the reference folder; the numbers are those of its oracles.
struct AcceptanceTests {
  @Test func `the telephone company is read, guessed and counted right`() throws {
    let name = "data/telco/WA_Fn-UseC_-Telco-Customer-Churn.csv"
    guard let path = Reference.path(name) else { return }
    let load = ["-c", "load \"\(path)\" as telco"]
    let report = try Program.run(load).output.split(separator: "\n").map(String.init)
    let words = report.map { $0.split(separator: " ").joined(separator: " ") }
    let wanted = [
      "telco: 7,043 rows, 21 columns", "TotalCharges decimal number 11 missing (blank)",
      "role churned = Churn (guessed: the name; 1,869 of 7,043 are Yes)",
    ]
    let silent = wanted.filter { sentence in !words.contains { $0.contains(sentence) } }
    #expect(silent == [], "\(report.joined(separator: "\n"))")
    let answers = try AcceptanceTests.csv(
      load + [
        "-c", "churn | select customers, churned, rate",
        "-c", "churn by Contract | select Contract, churned, customers",
        "-c",
        """
        filter Contract = "Month-to-month" and InternetService = "Fiber optic"
        | churn | select churned, customers
        """,
      ])
    #expect(
      answers == """
        customers,churned,rate
        7043,1869,0.2653698707936959

        Contract,churned,customers
        Month-to-month,1655,3875
        One year,166,1473
        Two year,48,1695

        churned,customers
        1162,2128

        """)
    let rules = try AcceptanceTests.csv(load + ["-c", "associate top: all"])
    #expect(rules.split(separator: "\n").count > 2 && !rules.contains("gender="))
  }

  @Test func `the rules are as many as the oracles say`() throws {
    guard let path = Reference.path("oracles/association/wa_churn.csv") else { return }
    let start = ["-c", "load \"\(path)\"", "-c", "role churned = churn = \"Yes\""]
    let common = "associate counting: joint support: 1% churners: 1 max: 3 bins: 4 keep: all"
    let all = try AcceptanceTests.csv(
      start + ["-c", "\(common) alpha: 100% top: all | count"])
    #expect(all == "count\n8052\n")
    // 285 by the oracle; one of them, tenure=(29,55] & total_charges=(3794.74,8684.8], lowers churn.
    let strict = "\(common) adjust: bonferroni top: all"
    let counts = try AcceptanceTests.csv(
      start + [
        "-c", "\(strict) | filter adjusted_p <= 5% | count",
        "-c", "\(strict) | filter adjusted_p <= 5% and lift > 1 | count",
        "-c", "\(strict) | facts | filter name = \"tests\" | select value",
      ])
    #expect(counts == "count\n285\n\ncount\n284\n\nvalue\n24747\n")
  }

  @Test func `the intervals of the net promoter score are those of the grid`() throws {
    let name = "oracles/metrics/expected/nps_count_grid.csv"
    guard let path = Reference.path(name) else { return }
    let grid = try AcceptanceTests.rows(of: String(contentsOfFile: path, encoding: .utf8))
    let folder = try TemporaryFolder()
    var text = "case,score\n"
    for (number, row) in grid.enumerated() {
      for (score, count) in [(0, row["detractors"]), (7, row["passives"]), (10, row["promoters"])] {
        text += String(repeating: "\(number),\(score)\n", count: Int(count ?? 0))
      }
    }
    try folder.write(text, to: "grid.csv")
    let misses = try [("score", "score"), ("wald", "wald"), ("adjusted", "adjwald")].flatMap {
      word, column in
      let answer = try AcceptanceTests.csv(
        ["-c", "load \"grid.csv\"", "-c", "nps score by case scale: 0, 10 interval: \(word)"],
        in: folder.path)
      let rows = AcceptanceTests.rows(of: answer)
      guard rows.count == grid.count else { return ["\(word): \(rows.count) rows"] }
      return zip(rows, grid).flatMap { row, wanted in
        [("nps", "nps"), ("low", column + "_lo"), ("high", column + "_hi")].compactMap {
          ours, theirs in
          let pair = (row[ours] ?? .nan, wanted[theirs] ?? .nan)
          return abs(pair.0 - pair.1) <= 1e-8 ? nil : "\(word) \(ours): \(pair)"
        }
      }
    }
    #expect(misses == [])
  }

  @Test func `the airport's passengers score as published`() throws {
    let name = "data/sfo_survey/2017_SFO_Customer_Survey.csv"
    guard let path = Reference.path(name) else { return }
    let answer = try AcceptanceTests.csv([
      "-c", "load \"\(path)\" as sfo", "-c",
      "filter NETPRO <= 10 | nps NETPRO | select answers, nps",
    ])
    let row = AcceptanceTests.rows(of: answer).first
    #expect(row?["answers"] == 2746 && abs((row?["nps"] ?? 0) - 39.84) < 0.005, "\(answer)")
    // 11 stands for blank in the code book, which loy cannot know: it refuses and says how many.
    let refused = try Program.run(["-c", "load \"\(path)\" as sfo", "-c", "nps NETPRO"])
    #expect(refused.status == 1)
    let reason = "error M2: 84 of 2,830 answers in `NETPRO` are not on the scale 0 to 10: 11 (84)"
    #expect(refused.errors.contains(reason), "\(refused.errors)")
  }
}

extension AcceptanceTests {
  /// What the command writes as csv; notes are left out.
  private static func csv(_ words: [String], in folder: String? = nil) throws -> String {
    let outcome = try Program.run(["--format", "csv", "--quiet"] + words, in: folder)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    return outcome.output
  }

  /// The rows of a table of numbers.
  private static func rows(of text: String) -> [[String: Double]] {
    let lines = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { cells in
      Dictionary(zip(names, cells.map { Double($0) ?? .nan }), uniquingKeysWith: { $1 })
    }
  }
}
