/// How wide the columns of a table are on a screen, and how many of them it shows.
struct ColumnWidths {
  /// The width of each column that is shown, in cells.
  let shown: [Int]

  /// The blanks between two columns.
  static let gap = 2

  /// Fits columns into a screen: texts give way down to a width that still says something, and
  /// what does not fit even so is not shown.
  ///
  /// - Parameters:
  ///   - natural: the widest cell of each column.
  ///   - least: how narrow each column may become.
  ///   - width: the cells of a line, or nothing when there is no limit.
  init(natural: [Int], least: [Int], width: Int?) {
    guard let width, ColumnWidths.sum(natural) > width else {
      shown = natural
      return
    }
    var count = least.count
    while count > 1, ColumnWidths.sum(least.prefix(count)) > width { count -= 1 }
    var widths = Array(least.prefix(count))
    var spare = width - ColumnWidths.sum(widths[...])
    while spare > 0, let place = ColumnWidths.hungriest(widths, natural) {
      widths[place] += 1
      spare -= 1
    }
    // A single column that is still too wide is cut at the edge.
    if count == 1 { widths[0] = min(widths[0], width) }
    shown = widths
  }

  /// The cells that columns of some widths take with their gaps.
  static func sum(_ widths: some Collection<Int>) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// The narrowest of the columns that were cut.
  private static func hungriest(_ widths: [Int], _ natural: [Int]) -> Int? {
    widths.indices.filter { widths[$0] < natural[$0] }.min { (widths[$0], $0) < (widths[$1], $1) }
  }
}
