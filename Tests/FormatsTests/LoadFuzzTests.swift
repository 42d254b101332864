import Foundation
import Formats
import Tables
import Testing
import Values
import Work

/// Files made of scraps: whatever they hold, loading gives a table or a reason, soon, and the same
/// with any number of threads.
///
/// `LOY_FUZZ_SECONDS` makes the run longer, `LOY_FUZZ_SEED` another one; `LOY_FUZZ_KEEP` names a file
/// that holds the case under way, for the one that ends the process.
struct LoadFuzzTests {
  private let settings = ProcessInfo.processInfo.environment

  @Test func `no file defeats a load`() throws {
    let seed = settings["LOY_FUZZ_SEED"].flatMap { UInt64($0) } ?? 20_260_401
    let seconds = settings["LOY_FUZZ_SECONDS"].flatMap { Double($0) }
    let end = Date.now + (seconds ?? 0)
    var count = 0
    let memory = residentMegabytes
    while seconds == nil ? count < 150 : Date.now < end {
      let fuzz = FuzzCase(seed: seed &+ UInt64(count))
      try settings["LOY_FUZZ_KEEP"].map { try keep(fuzz, at: $0) }
      let start = Date.now
      let problem = problem(with: fuzz)
      let took = Date.now.timeIntervalSince(start)
      // Files have some thousand bytes; a minute of a busy machine is a hang.
      if let problem = problem ?? (took > 20 ? "took \(took) s" : nil) {
        Issue.record("seed \(fuzz.seed): \(problem)\n\(fuzz.options)\n\(fuzz.described)")
        if seconds == nil { return }
      }
      count += 1
    }
    print("\(count) files from seed \(seed), \(residentMegabytes - memory) MB more in memory")
    #expect(residentMegabytes - memory < 500)
  }

  /// What is wrong with the answer to a case, if anything is.
  private func problem(with fuzz: FuzzCase) -> String? {
    let one = outcome(fuzz, threads: 1)
    guard outcome(fuzz, threads: 3) == one else { return "differs with three threads" }
    guard case .success(let loaded) = one else { return nil }
    let (table, report) = (loaded.table, loaded.report)
    guard table.rowCount == report.rowCount, table.fields.count == report.columns.count,
      table.columns.allSatisfy({ $0.count == table.rowCount }),
      Set(table.fields.map(\.name)).count == table.fields.count
    else { return "the report is not about this table" }
    let kinds = loaded.rejects.map { rejects in
      (0..<rejects.rowCount).map { rejects.row($0)[3].plainText }
    }
    let counts = ["row", "padded", "cell", "repeated"].map { kind in
      kinds?.count { $0 == kind } ?? 0
    }
    guard
      counts == [
        report.rejectedCount, report.paddedCount, report.unreadableCount, report.repeatedCount,
      ]
    else { return "counts of rejects \(counts)" }
    return rewritten(table)
  }

  /// Whether the texts of a table come back from CSV and TSV.
  private func rewritten(_ table: Table) -> String? {
    for (format, delimiter) in [("csv", UInt8(ascii: ",")), ("tsv", 0x09)] {
      var options = LoadOptions()
      options.text = .all
      (options.header, options.skip, options.delimiter) = (true, 0, delimiter)
      options.quote = .byte(UInt8(ascii: "\""))
      guard let text = try? written(table, format), let back = try? load(text, options).table,
        back.rowCount == table.rowCount
      else { return "\(format) is not read back" }
      for (left, right) in zip(table.columns, back.columns) where left.type == .text {
        let changed = (0..<table.rowCount).first { row in
          let (old, new) = (left.value(at: row), right.value(at: row))
          return old != new && !old.plainText.hasPrefix("=\"")
        }
        if let changed {
          return "\(format) changes \(left.value(at: changed)) into \(right.value(at: changed))"
        }
      }
    }
    return nil
  }

  private func outcome(_ fuzz: FuzzCase, threads: Int) -> Result<LoadedTable, LoadFailure> {
    Result { () throws(LoadFailure) in
      try Loader.load(
        "t.csv", fuzz.options, from: memoryFiles(fuzz.bytes), work: WorkContext(threads: threads))
    }
  }

  private func keep(_ fuzz: FuzzCase, at path: String) throws {
    try Data("seed \(fuzz.seed)\n\(fuzz.options)\n\(fuzz.described)\n".utf8)
      .write(to: URL(fileURLWithPath: path))
  }

  private var residentMegabytes: Int {
    let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    return (text?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4 / 1024
  }
}
