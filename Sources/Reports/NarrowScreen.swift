import Session
import Tables
import Values

/// The columns of a table as a screen has room for: intervals in one column with what they belong
/// to, then without those that give way.
struct NarrowScreen {
  /// The columns that are left.
  private(set) var columns: [Int]
  /// Their cells.
  private(set) var cells: [[String]]
  /// The columns that gave way.
  private(set) var spared: [Int] = []
  private let result: ResultTable
  private let width: Int?

  /// Fits columns as far as the table says how.
  init(_ columns: [Int], _ cells: [[String]], _ result: ResultTable, _ style: PresentationStyle) {
    (self.columns, self.cells, self.result, width) = (columns, cells, result, style.width)
    guard let width, !result.screenSpare.isEmpty, isTooWide(width) else { return }
    for (name, ends) in result.screenIntervals.sorted(by: { $0.key < $1.key }) {
      join(name, ends)
    }
    for name in result.screenSpare where isTooWide(width) {
      guard let place = place(of: name) else { continue }
      spared.append(self.columns[place])
      remove(place)
    }
  }

  /// The columns at some places, as they were fitted.
  func keeping(_ places: [Int]) -> NarrowScreen {
    var part = self
    part.columns = places.map { columns[$0] }
    part.cells = places.map { cells[$0] }
    part.spared = []
    return part
  }

  /// The widest cell of each column.
  var natural: [Int] {
    zip(columns, cells).map { column, cells in
      let name = result.table.fields[column].name.visible
      return max(name.displayWidth, cells.map(\.displayWidth).max() ?? 0)
    }
  }

  /// How narrow each column may become.
  var least: [Int] {
    let (natural, firstText) = (natural, firstText)
    return natural.indices.map { place in
      guard isText(columns[place]) else { return natural[place] }
      // Two fifths of a line still say which rule or comment stands there; where columns give way,
      // it goes on in further lines instead.
      let share = result.screenSpare.isEmpty ? (width ?? 0) * 2 / 5 : 0
      return min(natural[place], place == firstText ? max(24, share) : isProse(place) ? 24 : 16)
    }
  }

  /// The text that names a row, and not its group, when there is one.
  var firstText: Int? {
    let groups = result.groupColumns
    let own = columns.firstIndex {
      isText($0) && !groups.contains(result.table.fields[$0].name)
    }
    return own ?? columns.firstIndex(where: isText)
  }

  private func isProse(_ place: Int) -> Bool {
    result.screenProse.contains(result.table.fields[columns[place]].name)
  }

  private func isText(_ column: Int) -> Bool { result.table.fields[column].type == .text }

  private func isTooWide(_ width: Int) -> Bool { ColumnWidths.sum(least) > width }

  private func place(of name: String) -> Int? {
    columns.firstIndex { result.table.fields[$0].name == name }
  }

  private mutating func remove(_ place: Int) {
    columns.remove(at: place)
    cells.remove(at: place)
  }

  /// Puts the ends of an interval behind what it belongs to, all with three digits.
  private mutating func join(_ name: String, _ ends: [String]) {
    let places = ([name] + ends).compactMap(place(of:))
    guard places.count == 3 else { return }
    let values = places.map { result.table.columns[columns[$0]] }
    cells[places[0]] = cells[places[0]].indices.map { row in
      let texts = values.map { values in
        values.value(at: row).number.map { NumberText.significant($0, digits: 3) } ?? "–"
      }
      let isMissing = values[0].value(at: row).number == nil
      return isMissing ? texts[0] : "\(texts[0]) (\(texts[1])–\(texts[2]))"
    }
    for place in places.dropFirst().sorted(by: >) { remove(place) }
  }
}
