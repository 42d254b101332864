import Language
import Tables
import Values

extension PlanRun {
  /// The frame's columns and new ones; each formula sees the columns before the step.
  func derived(_ frame: Frame, _ columns: [NamedExpression]) throws(EngineError) -> Frame {
    try check(columns, in: frame)
    var contents = frame.fields.map { ($0, Frame.Content.own($0.name)) }
    for named in columns {
      let made = (named.field, try content(of: named, in: frame))
      if let place = contents.firstIndex(where: { $0.0.name == named.name }) {
        contents[place] = made
      } else {
        contents.append(made)
      }
    }
    return frame.with(contents.map { (field: $0.0, content: $0.1) })
  }

  /// Exactly these columns.
  func projected(_ frame: Frame, _ columns: [NamedExpression]) throws(EngineError) -> Frame {
    try check(columns, in: frame)
    var contents: [(field: Field, content: Frame.Content)] = []
    for named in columns {
      contents.append((field: named.field, content: try content(of: named, in: frame)))
    }
    return frame.with(contents)
  }

  /// Refuses new columns that would not fit, of texts a code for each row being counted.
  private func check(_ columns: [NamedExpression], in frame: Frame) throws(EngineError) {
    let widths = columns.map { column in
      if case .column = column.expression.kind { return 0 }
      return switch column.expression.type.type {
      case .truth: 0
      case .whole, .decimal, .timestamp: 8
      case .date, .text: 4
      }
    }
    let (bytes, overflow) = widths.reduce(0, +).multipliedReportingOverflow(by: frame.rowCount)
    try work.check(overflow ? .max : bytes, "this result")
  }

  /// A column that is only named is not copied.
  private func content(
    of named: NamedExpression, in frame: Frame
  ) throws(EngineError) -> Frame.Content {
    if case .column(let name) = named.expression.kind { return .own(name) }
    return .made(try evaluator.column(of: named.expression, in: frame))
  }
}
