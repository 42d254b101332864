import Language
import Tables
import Values

extension PlanRun {
  /// The frame's columns and new ones; each formula sees the columns before the step.
  func derived(_ frame: Frame, _ columns: [NamedExpression]) throws(EngineError) -> Frame {
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
    var contents: [(field: Field, content: Frame.Content)] = []
    for named in columns {
      contents.append((field: named.field, content: try content(of: named, in: frame)))
    }
    return frame.with(contents)
  }

  /// A column that is only named is not copied.
  private func content(
    of named: NamedExpression, in frame: Frame
  ) throws(EngineError) -> Frame.Content {
    if case .column(let name) = named.expression.kind { return .own(name) }
    return .made(try evaluator.column(of: named.expression, in: frame))
  }
}
