import Charts
import Diagnostics
import Formats
public import Session
import Tables
import Values

/// Turns replies into the text of a screen or a pipe.
public struct Presenter: Sendable {
  /// How results look.
  public var style: PresentationStyle

  /// Creates a presenter.
  public init(style: PresentationStyle) { self.style = style }

  /// What one reply writes where.
  public struct Text: Equatable, Sendable {
    /// For standard output.
    public var output = ""
    /// For standard error.
    public var notes = ""
  }

  /// Whether a block of data has been written, which an empty line parts from the next.
  private var hasWrittenBlock = false

  /// The text of a reply that follows those before it.
  public mutating func next(_ reply: Reply) -> Text {
    var text = text(of: reply)
    guard case .result = reply, isBlockFormat, !text.output.isEmpty else { return text }
    if hasWrittenBlock { text.output = "\n" + text.output }
    hasWrittenBlock = true
    return text
  }

  /// Whether results are blocks of lines whose ends do not tell themselves.
  private var isBlockFormat: Bool { !["table", "json", "jsonl"].contains(style.format) }

  /// The text of a reply.
  public func text(of reply: Reply) -> Text {
    switch reply {
    case .result(let result): return style.isTable ? screen(result) : data(result)
    case .report(let lines): return report(lines.flatMap { $0.visible.wrapped(to: style.width) })
    case .loaded(let loaded): return report(LoadLines(loaded, width: style.reportWidth).lines)
    case .page(let lines): return page(lines)
    case .chart(let chart, let baseLine):
      return draw(chart, baseLine, rowLimit: style.rowLimit)
    case .diagnostics(let diagnostics, let source): return say(diagnostics, in: source)
    case .quit: return Text()
    }
  }

  private func screen(_ result: ResultTable) -> Text {
    var text = say(result.notes, in: Source(text: ""))
    // A heat map tells the same as its table in far fewer lines.
    let isDrawn = if case .heat? = result.chart { true } else { false }
    let table = isDrawn ? [] : ScreenTable(result, style).lines
    let baseLine = result.baseLine.visible.wrapped(to: style.width).map(style.dimmed)
    text.output = (baseLine + table).map { $0 + "\n" }.joined()
    if let chart = result.chart {
      text.output += draw(chart, "", rowLimit: result.rowLimit ?? style.rowLimit).output
    }
    if let facts = result.facts, !isDrawn { text.output += FactLines(facts, style).text }
    if let time = result.nanoseconds { text.notes += seconds(time) }
    return text
  }

  private func data(_ result: ResultTable) -> Text {
    var text = Text()
    if !style.isQuiet { text.notes = result.baseLine.visible + "\n" }
    text.notes += say(result.notes + remarks(on: result.table), in: Source(text: "")).notes
    if let format = FileFormat.named(style.format), let write = format.write {
      var bytes: [UInt8] = []
      // Collecting into memory cannot fail; a format that does so anyway has written nothing.
      try? write(result.table, ByteSink { bytes += $0 })
      text.output = String(decoding: bytes, as: UTF8.self)
      // A file holds what the data holds; a terminal would obey its control characters.
      if style.width != nil { text.output = text.output.harmless }
    }
    if let time = result.nanoseconds { text.notes += seconds(time) }
    return text
  }

  /// What a format cannot hold: json knows no infinity.
  private func remarks(on table: Table) -> [Diagnostic] {
    guard style.format.hasPrefix("json") else { return [] }
    let names = zip(table.fields, table.columns).compactMap { field, column -> String? in
      guard case .decimal(let numbers) = column,
        numbers.values.contains(where: \.isInfinite)
      else { return nil }
      return "`\(field.name)`"
    }
    guard !names.isEmpty else { return [] }
    return [.note("infinite values of \(names.joined(separator: ", ")) are written as null")]
  }

  /// Lines that were asked for; a line of help may hold several, and one of data no control.
  private func page(_ lines: [String]) -> Text {
    let all = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let shown = all.map(\.visible).flatMap { line in
      line.wrapped(to: style.width, indent: line.hangingIndent(within: style.width ?? 0))
    }
    return Text(output: shown.map { $0 + "\n" }.joined())
  }

  private func report(_ lines: [String]) -> Text {
    let text = lines.map { $0 + "\n" }.joined()
    if style.isTable { return Text(output: style.isQuiet ? "" : text) }
    return Text(notes: style.isQuiet ? "" : text)
  }

  private func draw(_ chart: Chart, _ baseLine: String, rowLimit: Int) -> Text {
    switch chart {
    case .bars(let bars):
      return draw(bars.lines(width: style.reportWidth, isPlain: style.isAccessible))
    case .heat(let map):
      return draw(
        map.lines(width: style.reportWidth, rowLimit: rowLimit, isPlain: style.isAccessible))
    case .quadrants(let quadrants):
      return draw(quadrants.lines(width: style.reportWidth, isPlain: style.isAccessible))
    }
  }

  /// Lines of a chart, of which the first is its title.
  private func draw(_ lines: [String]) -> Text {
    let title = lines.prefix(1).flatMap { $0.wrapped(to: style.width) }.map(style.dimmed)
    return Text(output: (title + lines.dropFirst()).map { $0 + "\n" }.joined())
  }

  private func say(_ diagnostics: [Diagnostic], in source: Source) -> Text {
    let shown = style.isQuiet ? diagnostics.filter { $0.severity == .error } : diagnostics
    return Text(
      notes: shown.map { diagnostic in
        let text = wrapped(diagnostic, in: source)
        return (diagnostic.severity == .error ? style.alarmed(text) : style.dimmed(text)) + "\n"
      }.joined())
  }

  /// A diagnostic with its sentence and advice wrapped to the screen; the line as typed and its
  /// caret stay as they are.
  private func wrapped(_ diagnostic: Diagnostic, in source: Source) -> String {
    let lines = diagnostic.rendered(in: source).split(
      separator: "\n", omittingEmptySubsequences: false)
    let advice = lines.count - diagnostic.advice.count
    return lines.enumerated().flatMap { place, line in
      let isProse = place == 0 || place >= advice
      let indent = place == 0 ? 2 : 4
      return isProse ? String(line).wrapped(to: style.width, indent: indent) : [String(line)]
    }.joined(separator: "\n")
  }

  private func seconds(_ nanoseconds: UInt64) -> String {
    let milliseconds = Double(nanoseconds) / 1e6
    let text =
      milliseconds < 1000
      ? "\(NumberText.fixed(milliseconds, decimals: 1)) ms"
      : "\(NumberText.fixed(milliseconds / 1000, decimals: 2)) s"
    return style.dimmed(text) + "\n"
  }
}

extension String {
  /// The text with its control characters made visible, but for tabs and the ends of lines.
  fileprivate var harmless: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(\.visible)
        .joined(separator: "\t")
    }.joined(separator: "\n")
  }
}
