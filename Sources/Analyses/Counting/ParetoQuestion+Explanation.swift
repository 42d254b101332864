import Diagnostics
import Statistics
import Values

extension ParetoQuestion {
  /// Where totals are not above zero, and who costs more than they bring.
  func notes(
    _ roll: GroupRoll, _ groups: [Concentration], _ columns: GroupColumns
  ) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    for (values, group) in zip(roll.values, groups).prefix(5) {
      let label = columns.label(values)
      let negative = group.values.count { $0 < 0 }
      if group.values.isEmpty {
        notes.append(.undefined("gini", of: label, no: "customers"))
      } else if group.total <= 0 {
        notes.append(
          .note("\(label): the total is not above zero, so shares of it and gini are missing"))
      } else if negative > 0 {
        let lost = (group.peak.value - group.total).counted
        notes.append(
          .note(
            "\(label): \(Diagnostic.amount(negative, of: "customers")) below zero cost \(lost); before "
              + "them the first \(group.peak.customers.counted) bring "
              + "\((group.peak.value / group.total).percent) of the total"))
      }
    }
    let sizes = zip(roll.values, groups).map { (label: columns.label($0), count: $1.values.count) }
    return notes
      + (columns.isEmpty
        ? Diagnostic.fewInAll(
          sizes.first?.count ?? 0, of: "customers", hasInterval: false)
        : Diagnostic.smallGroups(sizes.filter { $0.count > 0 }, of: "customers"))
  }

  /// The formula with the numbers of the first groups, by each rule.
  func explanation(
    _ roll: GroupRoll, _ groups: [Concentration], _ columns: GroupColumns
  ) -> [String] {
    var lines = [
      "share_of_value = value of the customers who bring most / value of all",
      "gini = sum of (2i - n - 1)·x(i) / (n · sum of x), the values rising",
    ]
    for (values, group) in zip(roll.values, groups).prefix(GroupColumns.explained) {
      guard let gini = group.gini else { continue }
      let label = columns.label(values)
      lines.append(
        "  \(label): n = \(group.values.count.counted), total \(group.total.counted), "
          + "gini = \(gini.fixed(4))")
      lines.append("  the share of 20% of customers by each rule:")
      for rival in Concentration.Rule.allCases {
        let count = group.count(0.2, rival)
        let share = group.share(0.2, rival).map(\.percent) ?? "missing"
        let mark = rival == rule ? " (chosen)" : ""
        lines.append(
          "    \(rival.rawValue): \(count.counted) customer\(count == 1 ? " brings" : "s bring") "
            + "\(group.value(of: count).counted) / \(group.total.counted) = \(share)\(mark)")
      }
      if let customers = group.customers(for: 0.8) {
        let share = Double(customers) / Double(group.values.count)
        lines.append(
          "    80% of the total come from \(customers.counted) customers, \(share.percent): "
            + (share > 0.21 || share < 0.19 ? "no 80/20 here" : "80/20 holds here"))
      }
    }
    return lines + columns.restLines(roll.values, hasRivals: false)
  }
}
