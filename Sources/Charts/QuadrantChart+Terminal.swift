import Glibc
import Values

extension QuadrantChart {
  /// The chart as lines of text: numbered points, the lines between, and what the numbers stand for.
  ///
  /// - Parameters:
  ///   - width: the cells a line may take.
  ///   - isPlain: whether only ASCII characters are used.
  public func lines(width: Int, isPlain: Bool = false) -> [String] {
    let finite = points.enumerated().filter { $0.element.x.isFinite && $0.element.y.isFinite }
    var grid = Grid(width: max(24, min(64, width - 2)), height: 15, isPlain: isPlain)
    let (horizontal, vertical) = (
      Extent(finite.map(\.element.x) + [x].filter(\.isFinite)),
      Extent(finite.map(\.element.y) + [y].filter(\.isFinite))
    )
    let (column, row) = (
      horizontal.cell(of: x, count: grid.width),
      grid.height - 1 - vertical.cell(of: y, count: grid.height)
    )
    grid.drawCross(column: column, row: row)
    for (number, point) in finite {
      grid.mark(
        String(number + 1), column: horizontal.cell(of: point.x, count: grid.width),
        row: grid.height - 1 - vertical.cell(of: point.y, count: grid.height))
    }
    let legend = points.enumerated().map { "\($0 + 1) \($1.label.visible)" }
    let names = [0, 2].map { grid.edge(corners[$0].visible, corners[$0 + 1].visible) }
    return [title.visible, names[0]] + grid.lines + [names[1]] + wrap(legend, width: width)
  }

  private func wrap(_ words: [String], width: Int) -> [String] {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.displayWidth + word.displayWidth + 3 <= width {
        lines[lines.count - 1] = last + " · " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}

/// From the least to the greatest of some numbers.
private struct Extent {
  let low: Double
  let span: Double

  init(_ values: [Double]) {
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 1)
    low = least
    span = greatest > least ? greatest / 2 - least / 2 : 0.5
  }

  /// The cell of a value, of so many from the least to the greatest.
  func cell(of value: Double, count: Int) -> Int {
    // Halves, since the distance of two large numbers may be none; no number lies in the middle.
    let share = value.isFinite ? (value / 2 - low / 2) / span : 0.5
    return Int((share * Double(count - 1)).rounded())
  }
}

/// Cells of text.
private struct Grid {
  let width: Int
  let height: Int
  private let isPlain: Bool
  private var cells: [[Character]]

  init(width: Int, height: Int, isPlain: Bool) {
    self.width = width
    self.height = height
    self.isPlain = isPlain
    cells = Array(repeating: Array(repeating: " ", count: width), count: height)
  }

  var lines: [String] {
    cells.map { row in
      var text = String(row)
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  mutating func drawCross(column: Int, row: Int) {
    for place in 0..<width { cells[row][place] = isPlain ? "-" : "─" }
    for place in 0..<height { cells[place][column] = isPlain ? "|" : "│" }
    cells[row][column] = isPlain ? "+" : "┼"
  }

  /// Two names at both ends of a line as wide as the grid.
  func edge(_ left: String, _ right: String) -> String {
    let room = width - left.displayWidth - right.displayWidth
    return left + String(repeating: " ", count: max(room, 2)) + right
  }

  /// Writes a number, moved to the next free place when another one stands there.
  mutating func mark(_ text: String, column: Int, row: Int) {
    let start = min(column, width - text.count)
    for down in [0, 1, -1, 2, -2] where cells.indices.contains(row + down) {
      let taken = (start..<start + text.count).contains { cells[row + down][$0].isNumber }
      guard taken else { return write(text, column: start, row: row + down) }
    }
    write(text, column: start, row: row)
  }

  private mutating func write(_ text: String, column: Int, row: Int) {
    for (offset, character) in text.enumerated() { cells[row][column + offset] = character }
  }
}
