import Diagnostics
import Tables
import Values
import Work

extension WorkContext {
  /// Refuses work whose result would not fit the memory that is free.
  ///
  /// - Parameter words: what is to be made, such as `this join`.
  func check(_ estimate: Int, _ words: String) throws(EngineError) {
    guard !memory.fits(estimate) else { return }
    throw EngineError(.data(.tooLarge(estimate, words, for: memory)))
  }
}

extension Diagnostic {
  /// Says that a result would take more memory than is free.
  fileprivate static func tooLarge(
    _ estimate: Int, _ words: String, for memory: MemoryBudget
  ) -> Diagnostic {
    func text(_ count: Int) -> String { Kind.bytes.text(of: Double(count)) }
    return Diagnostic(
      code: "E9",
      message: "\(words) would take about \(text(estimate)), and of the limit of "
        + "\(text(memory.limit)) only \(text(memory.free)) are free",
      advice: [
        "filter rows or select columns first, or forget a table that is no longer needed",
        "or raise the limit:  set memory \"\(text(memory.used + estimate * 2))\"",
      ], stage: .run)
  }
}

extension Column {
  /// The bytes that so many of the rows would take, by the mean of all.
  func estimate(of rows: Int) -> Int {
    guard count > 0 else { return rows / 8 }
    let whole: Int
    if case .text(let column) = self, case .coded(let codes, _) = column.storage {
      // A dictionary is shared, not copied.
      whole = codes.byteCount
    } else {
      whole = byteCount
    }
    let (product, overflow) = whole.multipliedReportingOverflow(by: rows)
    return overflow ? .max : product / count
  }
}
