import Charts
import Diagnostics
import Language
import Tables
import Values

extension Verb {
  /// `plot [bar]`.
  static let plot = Verb(
    VerbDeclaration(
      name: "plot", category: .output,
      summary: "Draws the result before it as a chart in place of the table.",
      slot: SlotDeclaration(.word, [Argument("chart", .word(["bar"]))], minimum: 0),
      options: [
        OptionDeclaration(
          "value", .name, summary: "The column to draw; by default the figure of the analysis.")
      ],
      page: HelpPage(
        use: "To see differences between groups at a glance.",
        examples: ["customers | churn by region | plot bar", "customers | count by tier | plot"],
        searchWords: ["chart", "graph", "bar", "draw"])),
    .output { step, input throws(SessionError) in
      .chart(.bars(try input.table.bars(titled: input.baseLine, step)))
    })
}

extension Table {
  /// A bar for each row: labels from the group columns, lengths from the figure.
  fileprivate func bars(titled title: String, _ step: CheckedStep) throws(SessionError) -> BarChart
  {
    guard rowCount <= 200 else { throw SessionError(.tooManyBars(rowCount, at: step.range)) }
    guard let value = valueColumn(step) else { throw SessionError(.nothingToPlot(at: step.range)) }
    let labels = labelColumns(before: value)
    let column = columns[value]
    let numbers = (0..<rowCount).map { column.value(at: $0).number }
    return BarChart(
      title: "\(fields[value].name) · \(title)",
      labels: (0..<rowCount).map { row in
        labels.isEmpty
          ? "all" : labels.map { label(of: $0, row) }.joined(separator: " · ")
      },
      values: numbers, kind: fields[value].description.kind)
  }

  private func label(of column: Int, _ row: Int) -> String {
    let value = columns[column].value(at: row)
    if case .date(let date) = value {
      return (fields[column].description.grain ?? .day).text(of: date)
    }
    return value == .missing ? "(missing)" : value.plainText
  }

  /// The column to draw: the one named, else the share, points or ratio, else the first number.
  private func valueColumn(_ step: CheckedStep) -> Int? {
    if case .column(let name)? = step.options["value"]?.first { return index(of: name) }
    if case .expression(let name, _)? = step.options["value"]?.first { return index(of: name) }
    let telling: [Kind] = [.points, .share, .ratio, .money]
    let numbers = fields.indices.filter { fields[$0].type.isNumber }
    for kind in telling {
      if let found = numbers.first(where: { fields[$0].description.kind == kind }) { return found }
    }
    return numbers.first { $0 > 0 } ?? numbers.first
  }

  /// The columns before the figures: texts, truths and dates.
  private func labelColumns(before value: Int) -> [Int] {
    let words = fields.indices.prefix { !fields[$0].type.isNumber || $0 < firstFigure }
    return words.filter { $0 != value }
  }

  private var firstFigure: Int {
    fields.firstIndex { $0.type.isNumber && $0.description.kind != .plain } ?? 0
  }
}

extension Diagnostic {
  fileprivate static func nothingToPlot(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "V6", message: "the result has no column of numbers to draw", range: range,
      advice: ["count or summarize first:  customers | count by region | plot"])
  }

  fileprivate static func tooManyBars(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "V7", message: "\(NumberText.grouped(count)) rows are too many for bars", range: range,
      advice: ["group them, or take some:  … | take 20 | plot"])
  }
}
