import Tables
import Values

/// The footer of a result: figures by name, those of groups behind the group's words.
struct FactLines {
  private let facts: Table
  private let style: PresentationStyle

  init(_ facts: Table, _ style: PresentationStyle) {
    self.facts = facts
    self.style = style
  }

  /// One line for each group, the figures of all rows first.
  var text: String {
    var groups: [String] = []
    var figures: [String: [String]] = [:]
    for row in 0..<facts.rowCount {
      let group = facts.columns[1].value(at: row).plainText
      if figures[group] == nil { groups.append(group) }
      let name = facts.columns[0].value(at: row).plainText
      figures[group, default: []].append("\(name) \(figure(at: row))")
    }
    return groups.map { group in
      let words = group.isEmpty ? "" : group + ": "
      return style.dimmed((words + figures[group, default: []].joined(separator: " · ")).visible)
        + "\n"
    }.joined()
  }

  private func figure(at row: Int) -> String {
    guard let number = facts.columns[2].value(at: row).number else { return "–" }
    return number.magnitude < 1e15 && number == number.rounded(.towardZero)
      ? NumberText.grouped(Int(number)) : Kind.plain.text(of: number)
  }
}
