import Charts
import Diagnostics
import Language
import Tables
import Values

/// The result that `plot` draws, and what it draws of it.
struct BarSource {
  private let input: StageInput
  private let step: CheckedStep
  private let table: Table

  /// Looks at the result before a step.
  init(_ input: StageInput, _ step: CheckedStep) {
    self.input = input
    self.step = step
    table = input.table
  }

  /// The most bars of a chart.
  private static let most = 200

  /// A bar for each row, or for each cell of a pivot.
  func chart() throws(SessionError) -> BarChart {
    let figures = try figures()
    guard let first = figures.first else { throw SessionError(.nothingToPlot(at: step.range)) }
    let count = table.rowCount * figures.count
    guard count <= BarSource.most else { throw SessionError(.tooManyBars(count, at: step.range)) }
    let words = labelColumns(besides: figures)
    var labels: [String] = []
    var values: [Double?] = []
    for row in 0..<table.rowCount {
      for figure in figures {
        let names = figures.count > 1 ? [table.fields[figure].name] : []
        let parts = words.map { label(of: $0, row) } + names
        labels.append(parts.isEmpty ? "all" : parts.joined(separator: " · "))
        values.append(table.columns[figure].value(at: row).number)
      }
    }
    let title = figures.count > 1 ? "" : "\(table.fields[first].name) · "
    return BarChart(
      title: title + input.baseLine, labels: labels, values: values,
      kind: table.fields[first].description.kind)
  }

  /// The column named, all cells of a pivot, or the share, points, ratio or money of an answer.
  private func figures() throws(SessionError) -> [Int] {
    if let typed = step.options["value"]?.first { return typedColumn(typed).map { [$0] } ?? [] }
    let numbers = table.fields.indices.filter { isFigure($0) }
    if input.madeBy == "pivot" { return Array(numbers) }
    for kind in [Kind.points, .share, .ratio, .money, .count, .days] {
      if let found = numbers.first(where: { table.fields[$0].description.kind == kind }) {
        return [found]
      }
    }
    let isMade = input.madeBy != nil
    guard isMade || numbers.count <= 1 else {
      throw SessionError(.severalToPlot(numbers.map { table.fields[$0].name }, at: step.range))
    }
    return Array(numbers.prefix(1))
  }

  private func typedColumn(_ option: CheckedOption) -> Int? {
    switch option {
    case .column(let name): return table.index(of: name)
    case .expression(let name, let expression):
      if case .column(let column) = expression.kind { return table.index(of: column) }
      return table.index(of: name)
    default: return nil
    }
  }

  private func isFigure(_ place: Int) -> Bool {
    table.fields[place].type.isNumber && !input.groupColumns.contains(table.fields[place].name)
  }

  /// The groups of the result, else the first words of its rows.
  private func labelColumns(besides figures: [Int]) -> [Int] {
    let groups = table.fields.indices.filter { input.groupColumns.contains(table.fields[$0].name) }
    guard groups.isEmpty else { return groups.filter { !figures.contains($0) } }
    let words = table.fields.indices.filter { place in
      !table.fields[place].type.isNumber && !figures.contains(place)
    }
    return Array(words.prefix(input.madeBy == nil ? 1 : 2))
  }

  private func label(of place: Int, _ row: Int) -> String {
    let description = table.fields[place].description
    switch table.columns[place].value(at: row) {
    case .missing: return "(missing)"
    case .date(let date): return (description.grain ?? .day).text(of: date)
    case .truth(let truth):
      let words = description.words.map { truth ? $0.yes : $0.no } ?? (truth ? "true" : "false")
      return input.groupColumns.count == 1 || description.words == nil
        ? "\(table.fields[place].name) \(words)" : words
    case let value: return value.plainText
    }
  }
}
