import Diagnostics
import Values
import Work

/// What loading a file would take, judged before it is read.
struct LoadEstimate {
  /// The name of the file.
  let path: String
  /// The bytes of memory at its greatest moment.
  let bytes: Int

  /// Judges by the bytes of the file and by what its name says of them.
  ///
  /// A table of text takes about half of its file and not quite as much as the file while it is
  /// read; files that are packed are taken for five times as many bytes.
  init(_ path: String, byteCount: Int) {
    self.path = path
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    bytes = LoadEstimate.packedEndings.contains(ending) ? byteCount * 5 : byteCount
  }

  private static let packedEndings: Set<String> = ["gz", "zst", "xlsx", "parquet"]

  /// Refuses a load that would not fit what is free.
  func check(in memory: MemoryBudget) throws(LoadFailure) {
    guard !memory.fits(bytes) else { return }
    throw .refused(
      Diagnostic(
        code: "E9",
        message: "loading \"\(path)\" would take about \(text(bytes)), and of the limit of "
          + "\(text(memory.limit)) only \(text(memory.free)) are free",
        advice: [
          "forget a table that is no longer needed,",
          "or raise the limit:  set memory \"\(text(memory.used + bytes * 2))\"",
        ], stage: .run))
  }

  private func text(_ count: Int) -> String { Kind.bytes.text(of: Double(count)) }
}
