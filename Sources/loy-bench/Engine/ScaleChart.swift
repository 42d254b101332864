import Glibc
import Values

/// Times against rows as a drawing: both axes by powers, so that a straight line of slope one is
/// time in proportion to rows.
struct ScaleChart {
  /// The questions with their times in milliseconds.
  let lines: [ScaleBench.Line]
  /// The rows in millions.
  let millions: [Int]

  private static let colours = [
    "#1b6ca8", "#c8553d", "#588157", "#8f5fa8", "#b08900", "#2a9d8f", "#6c757d", "#d1495b",
    "#3d405b", "#7f5539",
  ]
  private let width = 560.0
  private let height = 400.0
  private let left = 60.0
  private let top = 30.0

  /// The drawing.
  var svg: String {
    let parts =
      [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 480\" "
          + "font-family=\"sans-serif\" font-size=\"12\">",
        "<rect width=\"760\" height=\"480\" fill=\"white\"/>",
        "<text x=\"60\" y=\"18\">Processor time of a question (ms) against rows (millions); "
          + "dashed: in proportion to rows</text>",
      ] + grid + proportions
      + lines.indices.flatMap(drawn) + ["</svg>"]
    return parts.joined(separator: "\n") + "\n"
  }

  private var least: Double { lines.flatMap(\.times).min().map { max($0, 0.1) } ?? 1 }
  private var greatest: Double { lines.flatMap(\.times).max() ?? 10 }

  private func x(_ million: Double) -> Double {
    let (first, last) = (Double(millions[0]), Double(millions[millions.count - 1]))
    return left + width * log(million / first) / log(last / first)
  }

  private func y(_ time: Double) -> Double {
    let (low, high) = (log(least / 1.5), log(greatest * 1.5))
    return top + height * (1 - (log(max(time, 0.1)) - low) / (high - low))
  }

  private var grid: [String] {
    let columns = millions.flatMap { million -> [String] in
      let place = text(x(Double(million)))
      return [
        "<line x1=\"\(place)\" y1=\"\(text(top))\" x2=\"\(place)\" y2=\"\(text(top + height))\" "
          + "stroke=\"#ddd\"/>",
        "<text x=\"\(place)\" y=\"450\" text-anchor=\"middle\">\(million)</text>",
      ]
    }
    let marks = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000].map(Double.init)
    let rows = marks.filter { $0 > least / 1.5 && $0 < greatest * 1.5 }.flatMap {
      mark -> [String] in
      let place = text(y(mark))
      return [
        "<line x1=\"60\" y1=\"\(place)\" x2=\"620\" y2=\"\(place)\" stroke=\"#ddd\"/>",
        "<text x=\"54\" y=\"\(place)\" text-anchor=\"end\">\(NumberText.shortest(mark))</text>",
      ]
    }
    return columns + rows
  }

  private var proportions: [String] {
    let (first, last) = (Double(millions[0]), Double(millions[millions.count - 1]))
    return [least, greatest * first / last].map { start in
      "<line x1=\"\(text(x(first)))\" y1=\"\(text(y(start)))\" x2=\"\(text(x(last)))\" "
        + "y2=\"\(text(y(start * last / first)))\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>"
    }
  }

  private func drawn(_ index: Int) -> [String] {
    let line = lines[index]
    let colour = ScaleChart.colours[index % ScaleChart.colours.count]
    let points = zip(millions, line.times).map { "\(text(x(Double($0)))),\(text(y($1)))" }
    return [
      "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(colour)\" "
        + "stroke-width=\"1.5\"/>",
      "<text x=\"634\" y=\"\(text(top + 20 + Double(index) * 18))\" fill=\"\(colour)\">\(line.name) "
        + "×\(NumberText.fixed(line.growth, decimals: 2))</text>",
    ]
  }

  private func text(_ number: Double) -> String { NumberText.fixed(number, decimals: 1) }
}
