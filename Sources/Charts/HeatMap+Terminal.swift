import Glibc
import Values

extension HeatMap {
  /// The chart as lines of text; columns that do not fit and rows above the limit are left out and
  /// counted.
  ///
  /// - Parameters:
  ///   - width: the cells a line may take.
  ///   - rowLimit: the most rows that are shown.
  ///   - isPlain: whether only ASCII characters are used, without shades.
  public func lines(width: Int, rowLimit: Int = .max, isPlain: Bool = false) -> [String] {
    let rows = rows.prefix(rowLimit)
    let names = [corner] + labels.prefix(rowLimit) + (footer.map { [$0.label] } ?? [])
    let nameWidth = min(24, names.map { $0.visible.displayWidth }.max() ?? 0)
    let detailWidth = max(4, details.map(\.displayWidth).max() ?? 0)
    let cellWidth = isPlain ? 6 : 7
    let room = max(1, (width - nameWidth - detailWidth - 2) / cellWidth)
    let shown = min(columns.count, room)
    let scale = Shades(
      rows.flatMap { $0.dropFirst().prefix(max(1, shown - 1)) }.compactMap(\.share))
    func line(_ name: String, _ detail: String, _ cells: [String]) -> String {
      let text = cells.map { $0.padded(toLeft: cellWidth) }.joined()
      let start = name.visible.cut(to: nameWidth).padded(to: nameWidth)
      return (start + "  " + detail.padded(toLeft: detailWidth) + text).trimmedAtEnd
    }
    var lines = [title.visible, line(corner, "size", Array(columns.prefix(shown)))]
    for (place, row) in rows.enumerated() {
      let cells = row.prefix(shown).map { $0.text(scale, isPlain: isPlain) }
      lines.append(line(labels[place], details[place], cells))
    }
    if rows.count < self.rows.count {
      let rest = self.rows.count - rows.count
      lines.append(
        "… \(NumberText.grouped(rest)) more row\(rest == 1 ? "" : "s"); `export` or --format csv has all"
      )
    }
    if let footer {
      let cells = footer.cells.prefix(shown).map { $0.text(nil, isPlain: isPlain) }
      lines.append(line(footer.label, "", cells))
    }
    if shown < columns.count {
      let rest = columns.count - shown
      lines.append("… \(rest) more period\(rest == 1 ? "" : "s"); a wider screen shows them")
    }
    return lines
  }
}

extension HeatMap.Cell {
  /// The share with its shade, `*` where it is partial; nothing where it cannot be known.
  fileprivate func text(_ shades: Shades?, isPlain: Bool) -> String {
    guard let share else { return "" }
    let figure = NumberText.fixed(share * 100, decimals: share >= 0.9995 ? 0 : 1)
    let mark = isPartial ? "*" : ""
    guard let shades, !isPlain else { return figure + mark }
    return shades.shade(of: share) + figure + mark
  }
}

/// Five shades from the least to the greatest share.
private struct Shades {
  private let low: Double
  private let span: Double

  init(_ shares: [Double]) {
    let finite = shares.filter(\.isFinite)
    low = finite.min() ?? 0
    span = max((finite.max() ?? 1) - low, 1e-12)
  }

  func shade(of share: Double) -> String {
    let steps = [" ", "░", "▒", "▓", "█"]
    let place = Int(((share - low) / span * 5).rounded(.down))
    return steps[max(0, min(4, place))]
  }
}
