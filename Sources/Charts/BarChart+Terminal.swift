import Glibc
import Values

extension BarChart {
  /// The chart as lines of text.
  ///
  /// - Parameters:
  ///   - width: the cells a line may take.
  ///   - isPlain: whether only ASCII characters are used.
  public func lines(width: Int, isPlain: Bool = false) -> [String] {
    let names = labels.map { $0.visible.cut(to: max(8, min(32, width / 3))) }
    let places = DecimalPlaces(values.compactMap { $0 })
    let figures = values.map { value in
      guard let value else { return isPlain ? "-" : "–" }
      return kind == .plain ? places.text(of: value) : kind.text(of: value)
    }
    let nameWidth = names.map(\.displayWidth).max() ?? 0
    let figureWidth = figures.map(\.displayWidth).max() ?? 0
    let scale = Scale(values, cells: max(10, min(60, width - nameWidth - figureWidth - 4)))
    let rows = zip(zip(names, values), figures).map { row, figure in
      let (name, value) = row
      let bar = scale.bar(value ?? 0, isPlain: isPlain)
      let gap = String(repeating: " ", count: figureWidth - figure.displayWidth)
      return "\(name.padded(to: nameWidth))  \(gap)\(figure)  \(bar)".trimmedAtEnd
    }
    return [title.visible] + rows
  }
}

/// How values become cells: from the least (or zero) to the greatest (or zero).
private struct Scale {
  private let low: Double
  private let span: Double
  private let cells: Int

  init(_ values: [Double?], cells: Int) {
    let finite = values.compactMap { $0 }.filter(\.isFinite)
    low = min(0, finite.min() ?? 0)
    let high = max(0, finite.max() ?? 0)
    span = high > low ? high - low : 1
    self.cells = cells
  }

  /// A bar from zero to the value, in eighths of a cell where more than ASCII is allowed.
  func bar(_ value: Double, isPlain: Bool) -> String {
    guard value.isFinite else { return "" }
    let zero = -low / span * Double(cells)
    let end = (value - low) / span * Double(cells)
    let first = min(zero, end)
    let length = abs(end - zero)
    let indent = String(repeating: " ", count: Int(first.rounded()))
    guard !isPlain else {
      return indent + String(repeating: "#", count: Int(length.rounded()))
    }
    let eighths = value < 0 ? Int(length.rounded()) * 8 : Int((length * 8).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return indent + String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}
