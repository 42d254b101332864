import Values

extension [OperatorTrace] {
  /// What each operator did, the last one first and its inputs indented below it.
  public var tree: String {
    let lines = reversed().map { step in
      (
        text: String(repeating: "  ", count: step.depth) + step.text,
        rows: NumberText.grouped(step.rowsOut),
        time: NumberText.fixed(Double(step.nanoseconds) / 1e6, decimals: 2) + " ms"
      )
    }
    let widths = (
      text: lines.map { $0.text.displayWidth }.max() ?? 0,
      rows: lines.map(\.rows.count).max() ?? 0, time: lines.map(\.time.count).max() ?? 0
    )
    return lines.map { line in
      let gap = String(repeating: " ", count: widths.text - line.text.displayWidth)
      let rows = String(repeating: " ", count: widths.rows - line.rows.count) + line.rows
      let time = String(repeating: " ", count: widths.time - line.time.count) + line.time
      return "\(line.text)\(gap)  \(rows) \(line.rows == "1" ? "row " : "rows")  \(time)"
    }.joined(separator: "\n")
  }
}
