import Values

/// Candidates in columns, filled from top to bottom as `ls` does.
enum CompletionList {
  private static let gap = 2

  /// The rows of the list, at most `rows`; a last row says how many did not fit.
  static func layout(_ candidates: [String], columns: Int, rows: Int) -> [String] {
    guard rows > 0, !candidates.isEmpty else { return [] }
    let shown = candidates.map { $0.visible.shortened(to: columns) }
    let cell = (shown.map(\.displayWidth).max() ?? 0) + gap
    let across = max(1, (columns + gap) / cell)
    let needed = (shown.count + across - 1) / across
    guard needed > rows else { return lines(shown, cell: cell, height: needed) }
    let fitting = max(rows - 1, 1) * across
    let rest = "… and \(shown.count - fitting) more"
    return lines(Array(shown.prefix(fitting)), cell: cell, height: max(rows - 1, 1)) + [rest]
  }

  private static func lines(_ shown: [String], cell: Int, height: Int) -> [String] {
    (0..<height).map { row in
      let names = stride(from: row, to: shown.count, by: height).map { shown[$0] }
      return names.dropLast().map { $0.padded(to: cell) }.joined() + (names.last ?? "")
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  fileprivate func shortened(to width: Int) -> String {
    displayWidth <= width ? self : prefix(fitting: max(width - 1, 0)) + "…"
  }
}
