import Tables
import Values

/// How the values of one column look on a screen.
struct CellText {
  private let description: ColumnType
  private let missing: String

  init(_ field: Field, isGroup: Bool) {
    description = field.description
    missing = isGroup ? "(missing)" : "–"
  }

  /// The widest text that a cell shows.
  private static let limit = 60

  /// The text of a value; a long text is cut with a sign.
  func text(of value: Value) -> String {
    switch value {
    case .missing: return missing
    case .truth(let truth):
      return (truth ? description.words?.yes : description.words?.no)?.visible
        ?? (truth ? "true" : "false")
    case .whole(let number): return description.kind.text(of: number)
    case .decimal(let number): return description.kind.text(of: number)
    case .date(let date): return (description.grain ?? .day).text(of: date)
    case .timestamp(let moment): return moment.description
    case .text(let text): return cut(text.visible)
    }
  }

  private func cut(_ text: String) -> String {
    guard text.displayWidth > CellText.limit else { return text }
    return text.prefix(fitting: CellText.limit - 1) + "…"
  }
}
