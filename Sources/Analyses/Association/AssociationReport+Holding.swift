import Engine
import Values

extension AssociationReport {
  /// How cuts were made from the outcome itself.
  var learnt: String? {
    guard association.settings.cutsByOutcome, data.held == nil else { return nil }
    return "numbers are cut where churn changes, learnt from the same customers: p is too small "
      + "for rules with such a cut; `holdout: 50%` learns and tests on different ones"
  }

  /// What became of the rules among held-out customers.
  var heldOut: String? {
    groups.compactMap(\.holdout).sentence(of: "customers", alpha: association.settings.alphaText)
  }

  /// How many customers are in no stratum.
  var withoutStratum: String? {
    guard let strata = data.strata, strata.outside > 0 else { return nil }
    let isOne = strata.outside == 1
    return "\(strata.outside.counted("customer")) without a value of "
      + strata.names.map { "`\($0)`" }.joined(separator: ", ")
      + " \(isOne ? "is" : "are") in no stratum and \(isOne ? "does" : "do") not count in adjusted "
      + "odds ratios"
  }

  /// How many customers bring nobody knows what.
  var withoutRevenue: String? {
    guard data.withoutRevenue > 0, let name = association.revenue?.name else { return nil }
    return
      "\(data.withoutRevenue.counted("customer")) without a value of `\(name)` "
      + "\(data.withoutRevenue == 1 ? "counts" : "count") as bringing "
      + "nothing in revenue_at_risk and revenue_excess"
  }

  /// Which values stand for others that do not apply, or are those of another column again.
  var standIns: [String] {
    guard !association.settings.keepsAll else { return [] }
    let repeated = items.applicability.repeated
    let absent = Dictionary(grouping: repeated.filter { !$0.isCopy }, by: \.representative)
    let copies = Dictionary(grouping: repeated.filter(\.isCopy)) { [$0.source, $0.standing] }
    let lines = absent.sorted { $0.key < $1.key }.map { name, values in
      "\(named(values.map(\.name))): does not apply, the same customers as `\(name)`, which stands "
        + "for all"
    }
    return lines
      + copies.values.map { values in
        "\(named(values.map(\.name))): the same customers as "
          + "\(named(values.map(\.representative))), which stand for them"
      }.sorted()
  }

  /// The first few names, and how many more there are.
  private func named(_ names: [String]) -> String {
    let rest = names.count > 3 ? " and \((names.count - 3).counted) more" : ""
    return names.prefix(3).map { "`\($0)`" }.joined(separator: ", ") + rest
  }
}
