import Values

/// Makes the cells of a header into column names that are all different.
///
/// Names are trimmed; an empty one becomes `column_N` by its place; one that was there before gets
/// `_2`, `_3` and so on, the first that is free.
struct HeaderNames {
  /// The names.
  let names: [String]
  /// What was changed.
  let notes: [String]

  /// Makes names of header cells.
  init(_ cells: [String]) {
    var taken: Set<String> = []
    // Where the search for a free number starts, so that many equal names cost no squared time.
    var numbers: [String: Int] = [:]
    var names: [String] = []
    var notes: [String] = []
    let given = Set(cells.map(HeaderNames.trimmed))
    for (index, cell) in cells.enumerated() {
      let trimmed = HeaderNames.trimmed(cell)
      var name = trimmed.isEmpty ? "column_\(index + 1)" : trimmed
      if taken.contains(name) || (trimmed.isEmpty && given.contains(name)) {
        let stem = name
        var number = numbers[stem] ?? 2
        while taken.contains("\(stem)_\(number)") || given.contains("\(stem)_\(number)") {
          number += 1
        }
        name = "\(stem)_\(number)"
        numbers[stem] = number + 1
      }
      if trimmed.isEmpty {
        notes.append("column \(index + 1) has no name and is called `\(name)`")
      } else if name != trimmed {
        notes.append("column \(index + 1) is another `\(trimmed)` and is called `\(name)`")
      }
      taken.insert(name)
      names.append(name)
    }
    self.names = names
    self.notes = notes.count > 5 ? notes.prefix(5) + ["and \(notes.count - 5) more"] : notes
  }

  /// A cell without blanks at both ends.
  static func trimmed(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
