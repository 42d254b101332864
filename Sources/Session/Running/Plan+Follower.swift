import Engine
import Language
import Values

extension Plan {
  /// The plan with the columns that the next step reads, when that makes groups of the rows, so that
  /// nobody reads the others; nothing when it needs all.
  func keeping(
    whatIsReadBy stage: PreparedPipeline.Stage, _ context: VerbContext
  ) -> Plan? {
    guard case .plan(let lengthen) = stage.verb.body,
      let next = try? lengthen(stage.step, self, context), let names = next.columnsReadByGroups
    else { return nil }
    let kept = fields.filter { names.contains($0.name) }
    // Rows without any column could no longer be counted.
    guard let first = fields.first, kept.count < fields.count else { return nil }
    return projecting(
      (kept.isEmpty ? [first] : kept).map { field in
        NamedExpression(
          field.name, CheckedExpression(.column(field.name), field.description))
      })
  }
}
