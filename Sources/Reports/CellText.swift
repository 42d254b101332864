import Tables
import Values

/// How the values of one column look on a screen.
struct CellText {
  private let description: ColumnType
  private let missing: String
  private let places: DecimalPlaces
  private let hasFractions: Bool

  /// Prepares for the values of a column that are shown together.
  init(_ field: Field, _ values: [Value], isGroup: Bool) {
    description = field.description
    missing = isGroup ? "(missing)" : "–"
    let numbers = field.type == .decimal ? values.compactMap(\.number) : []
    places = DecimalPlaces(numbers)
    hasFractions = numbers.contains { $0.isFinite && $0 != $0.rounded(.towardZero) }
  }

  /// The widest text that a cell shows.
  private static let limit = 100

  /// The text of a value; a very long text is cut with a sign.
  func text(of value: Value) -> String {
    switch value {
    case .missing: return missing
    case .truth(let truth):
      return (truth ? description.words?.yes : description.words?.no)?.visible
        ?? (truth ? "true" : "false")
    case .whole(let number): return description.kind.text(of: number)
    case .decimal(let number): return text(of: number)
    case .date(let date): return (description.grain ?? .day).text(of: date)
    case .timestamp(let moment): return moment.description
    case .text(let text):
      // A cell may hold megabytes; what cannot be shown need not be measured.
      return text.prefix(CellText.limit + 1).visible.cut(to: CellText.limit)
    }
  }

  private func text(of number: Double) -> String {
    switch description.kind {
    case .plain: places.text(of: number)
    case .count, .days:
      number.isFinite && hasFractions
        ? NumberText.grouped(number, decimals: 1) : description.kind.text(of: number)
    default: description.kind.text(of: number)
    }
  }
}
