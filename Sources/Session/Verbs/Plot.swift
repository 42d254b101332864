import Charts
import Diagnostics
import Language
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
        use: "To see differences between groups at a glance; a pivot gives a bar for each cell.",
        examples: ["customers | churn by region | plot bar", "customers | count by tier | plot"],
        searchWords: ["chart", "graph", "bar", "draw"])),
    .output { step, input throws(SessionError) in
      .chart(.bars(try BarSource(input, step).chart()))
    })
}

extension Diagnostic {
  /// Says that a result holds no numbers.
  static func nothingToPlot(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "V6", message: "the result has no column of numbers to draw", range: range,
      advice: ["count or summarize first:  customers | count by region | plot"])
  }

  /// Says that a result has too many rows for a chart.
  static func tooManyBars(_ count: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "V7", message: "\(NumberText.grouped(count)) rows are too many for bars", range: range,
      advice: ["group them, or take some:  … | take 20 | plot"])
  }

  /// Says that any of several columns could be drawn.
  static func severalToPlot(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "V8", message: "several columns could be drawn: \(names.joined(separator: ", "))",
      range: range, advice: ["say which one:  plot value: \(names[0])"])
  }
}
