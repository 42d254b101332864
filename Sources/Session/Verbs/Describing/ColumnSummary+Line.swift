import Statistics
import Values

extension ColumnSummary {
  /// The column in a line to read: how numbers and dates spread, or the shares of the most frequent
  /// texts; what matters less stands further right, where a narrow screen cuts.
  func line(of type: ValueType, rows: Int) -> String? {
    let known = rows - missing
    guard known > 0 else { return "no value" }
    if type.isNumber || type.isTime { return spreadLine(of: type, known: known) }
    if distinct == known, known > 1 { return "every value is different" }
    return sharesLine(known: known)
  }

  /// `▁▂█▅ 16.32 … 372.4 … 6,265, mean 532.5, often 39.8 (61)`.
  private func spreadLine(of type: ValueType, known: Int) -> String {
    guard distinct > 1 else { return "always \(ColumnSummary.short(quartiles[0]))" }
    let ends = [quartiles[0], quartiles[2], quartiles[4]].map(ColumnSummary.short)
    let range = type.isTime ? "\(ends[0])–\(ends[2])" : ends.joined(separator: " … ")
    var parts = [[histogram, range].compactMap { $0 }.joined(separator: " ")]
    if type.isTime {
      parts.append("half by \(ends[1])")
    } else if let mean {
      parts.append("mean \(ColumnSummary.short(.decimal(mean)))")
    }
    if let most = frequent.first, most.count > 1 {
      parts.append("often \(most.value) (\(NumberText.grouped(most.count)))")
    }
    return parts.joined(separator: ", ")
  }

  /// `north 28%, east 26%, south 24%, 2 others`.
  private func sharesLine(known: Int) -> String {
    let listed = frequent.map { entry in
      let share = Double(entry.count) / Double(known)
      let words = entry.value.isEmpty ? "\"\"" : String(entry.value.prefix(40))
      return share >= 0.01
        ? "\(words) \(NumberText.fixed(share * 100, decimals: 0))%"
        : "\(words) (\(NumberText.grouped(entry.count)))"
    }
    let others = distinct - listed.count
    let rest = others > 0 ? ["\(NumberText.grouped(others)) other\(others == 1 ? "" : "s")"] : []
    return (listed + rest).joined(separator: ", ")
  }

  /// A value for reading: numbers to four digits, or as whole ones above a thousand.
  private static func short(_ value: Value) -> String {
    guard let number = value.number else { return value.plainText }
    let size = number.magnitude
    // Years and the like have no groups of digits.
    if size >= 1000, size < 10_000 { return NumberText.fixed(number, decimals: 0) }
    if size >= 1000, size < 1e9 { return NumberText.grouped(number, decimals: 0) }
    return NumberText.significant(number, digits: 4)
  }
}
