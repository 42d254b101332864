import Diagnostics
import Language
import Tables
import Values

extension AssociationData {
  /// The strata of what is held fixed, or nothing when nothing is.
  ///
  /// - Complexity: O(strata × *rows* / 64).
  static func strata(
    _ association: Association, _ columns: [Column], _ count: Int
  ) throws(AnalysisError) -> Strata? {
    guard let items = association.question.step.clauses[.given], !items.isEmpty else { return nil }
    let builder = ItemBuilder(
      bins: association.settings.bins, sides: .both, blanksAreItems: false, minimum: 1)
    var parts: [[Item]] = []
    for (item, column) in zip(items, columns) {
      guard let formula = item.expression else { continue }
      let source = RuleSource(
        name: item.name, formula: formula, tree: nil,
        isCondition: formula.type.type == .truth && formula.plainColumn == nil)
      guard case .success(let made) = builder.items(of: source, at: 0, in: column),
        !made.items.isEmpty
      else {
        let reason =
          formula.type.type.isTime
          ? "a date makes no strata; its year or month does"
          : "nearly every customer has another value"
        throw .diagnostic(.noStrata(item.name, at: item.range, reason))
      }
      parts.append(made.items)
    }
    guard let strata = Strata(parts, names: items.map(\.name), customers: count) else {
      let names = items.map(\.name).joined(separator: "` and `")
      let last = items.last ?? items[0]
      throw .diagnostic(
        .noStrata(
          names, at: items[0].range.through(last.range),
          items.count == 1 ? "there are too many strata" : "together they make too many strata"))
    }
    return strata
  }
}
