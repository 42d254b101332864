public import Language
public import Tables
public import Values

extension Plan {
  /// A stored table or named result.
  public static func stored(_ entry: TableEntry) -> Plan {
    Plan(.stored(entry.name), fields: entry.fields, base: entry.origin ?? entry.name)
  }

  /// A table that is at hand, made by a verb.
  public static func table(_ table: Table, madeBy verb: String?) -> Plan {
    Plan(.table(table), fields: table.fields, base: nil, madeBy: verb)
  }

  /// The rows that meet a condition.
  public func filtered(by condition: RowCondition) -> Plan {
    Plan(.filter(self, condition), fields: fields, base: base, madeBy: madeBy)
  }

  /// The columns at hand and new ones; a new one replaces an old one of its name in its place.
  public func deriving(_ columns: [NamedExpression]) -> Plan {
    var fields = fields
    for column in columns {
      if let place = fields.firstIndex(where: { $0.name == column.name }) {
        fields[place] = column.field
      } else {
        fields.append(column.field)
      }
    }
    return Plan(.derive(self, columns), fields: fields, base: base, madeBy: madeBy)
  }

  /// Exactly these columns.
  public func projecting(_ columns: [NamedExpression]) -> Plan {
    Plan(.project(self, columns), fields: columns.map(\.field), base: base, madeBy: madeBy)
  }

  /// One row for each group.
  public static func grouping(_ query: GroupQuery, madeBy verb: String) -> Plan {
    Plan(.group(query), fields: query.fields, base: nil, madeBy: verb)
  }

  /// The rows in another order.
  public func sorted(by keys: [SortKey]) -> Plan {
    Plan(.sort(self, keys), fields: fields, base: base, madeBy: madeBy)
  }

  /// The first rows, or with a negative count the last ones.
  public func taking(_ count: Int) -> Plan {
    Plan(.take(self, count: count), fields: fields, base: base, madeBy: madeBy)
  }

  /// Some rows.
  public func sampled(_ sample: Sample) -> Plan {
    Plan(.sample(self, sample), fields: fields, base: base, madeBy: madeBy)
  }

  /// The combinations of some values, in the order of their first rows; all columns when none are
  /// named.
  public func distinct(_ columns: [NamedExpression]) -> Plan {
    let fields = columns.isEmpty ? fields : columns.map(\.field)
    return Plan(.distinct(self, columns), fields: fields, base: nil, madeBy: "distinct")
  }

  /// The rows of this and then of another; `fields` has been found by whoever compared the two.
  public func appending(_ other: Plan, fields: [Field]) -> Plan {
    Plan(.append(self, other), fields: fields, base: nil, madeBy: "append")
  }

  /// Rows side by side; `fields` are those of the left, then the right ones but its keys.
  public func joined(with other: Plan, by join: Join, fields: [Field]) -> Plan {
    Plan(.join(self, other, join), fields: fields, base: nil, madeBy: "join")
  }

  /// Some columns turned into rows.
  public func unpivoted(_ unpivot: Unpivot, fields: [Field]) -> Plan {
    Plan(.unpivot(self, unpivot), fields: fields, base: nil, madeBy: "unpivot")
  }

  /// The scope in which the next step is checked.
  public var scope: Scope {
    var isStored = false
    if case .stored(let name) = node { isStored = name == base }
    return Scope(
      fields: fields, base: base, isStored: isStored, columnsOf: tableOfColumns, madeBy: madeBy)
  }

  /// The stored table whose columns the rows still have under their names.
  private var tableOfColumns: String? {
    switch node {
    case .stored(let name): name == base ? name : nil
    case .filter(let input, _), .filters(let input, _), .sort(let input, _), .take(let input, _),
      .top(let input, _, _), .sample(let input, _):
      input.tableOfColumns
    case .derive(let input, let added):
      added.contains { named in input.fields.contains { $0.name == named.name } }
        ? nil : input.tableOfColumns
    default: nil
    }
  }
}
