import Diagnostics

/// The linked table that an aggregate gathers.
struct LinkedTable {
  /// The table.
  let table: TableEntry
  /// The link to the rows at hand.
  let link: Link
  /// Whether the table's name alone is the first argument, as in `count(orders)`.
  let isNamedAlone: Bool
}

extension ExpressionChecker {
  /// The linked table that the arguments of an aggregate speak of, or nothing.
  func linkedTable(of arguments: [Expression]) throws(Diagnostic) -> LinkedTable? {
    if case .name(let names)? = arguments.first?.kind, names.count == 1 {
      if let alone = try linkedTable(alone: names[0]) { return alone }
    }
    for argument in arguments {
      for head in tableNames(in: argument) {
        if let found = try linkedTable(of: head) { return found }
      }
    }
    return nil
  }

  private func linkedTable(alone name: Name) throws(Diagnostic) -> LinkedTable? {
    guard let table = vocabulary.table(named: name.text), table.name != scope.base else {
      return nil
    }
    let isColumn = scope.field(named: name.text) != nil
    guard let base = scope.base else {
      if isColumn { return nil }
      throw .linksGone(name, scope: scope)
    }
    if let link = vocabulary.link(many: table.name, one: base) {
      if isColumn {
        journal.note("`\(name.text)` is a column and a linked table: the table is meant")
      }
      return LinkedTable(table: table, link: link, isNamedAlone: true)
    }
    if isColumn || definition(named: name) != nil { return nil }
    throw .notLinked(table, many: table.name, one: base, in: vocabulary, at: name.range)
  }

  private func linkedTable(of name: Name) throws(Diagnostic) -> LinkedTable? {
    guard let table = vocabulary.table(named: name.text), let base = scope.base,
      table.name != base, vocabulary.link(many: base, one: table.name) == nil
    else { return nil }
    guard let link = vocabulary.link(many: table.name, one: base) else {
      throw .notLinked(table, many: table.name, one: base, in: vocabulary, at: name.range)
    }
    return LinkedTable(table: table, link: link, isNamedAlone: false)
  }

  /// Whether the formula is a value of a group: it holds an aggregate of own rows or a measure.
  func gathersOwnRows(_ expression: Expression) -> Bool {
    var rest = [expression]
    while let next = rest.popLast() {
      switch next.kind {
      case .name(let names):
        if let last = names.last, names.count == 1 || isOwn(names[0]),
          scope.field(named: last.text) == nil, definition(named: last)?.kind == .measure
        {
          return true
        }
      case .call(let name, let arguments, _)
      where vocabulary.function(named: name.text)?.level == .aggregate:
        // An error in the arguments comes out when they are checked as an aggregate's.
        if (try? linkedTable(of: arguments)) == nil { return true }
      default: rest += next.parts
      }
    }
    return false
  }

  private func isOwn(_ name: Name) -> Bool {
    vocabulary.table(named: name.text)?.name == scope.base
  }

  /// The tables named before a dot in a formula, without those inside aggregates of their own.
  private func tableNames(in expression: Expression) -> [Name] {
    var found: [Name] = []
    var rest = [expression]
    while let next = rest.popLast() {
      switch next.kind {
      case .name(let names): if names.count > 1 { found.append(names[0]) }
      case .parameter(let name):
        if case .column(let column)? = vocabulary.parameter(named: name.text),
          let dot = column.firstIndex(of: ".")
        {
          found.append(Name(String(column[..<dot]), range: next.range))
        }
      case .call(let name, _, _)
      where vocabulary.function(named: name.text)?.level == .aggregate: continue
      default: rest += next.parts.reversed()
      }
    }
    return found
  }
}

extension Expression {
  /// The formulae directly inside this one.
  var parts: [Expression] {
    switch kind {
    case .literal, .parameter, .asof, .name: []
    case .call(_, let arguments, let condition): arguments + (condition.map { [$0] } ?? [])
    case .unary(_, let inner), .isMissing(let inner, _): [inner]
    case .binary(_, let left, let right), .textTest(_, let left, let right, _): [left, right]
    case .between(let value, let low, let high, _): [value, low, high]
    case .membership(let value, let membership, _): [value] + membership.parts
    }
  }
}

extension Membership {
  fileprivate var parts: [Expression] {
    switch self {
    case .list(let items): items
    case .last(_, let anchor), .first(_, let anchor): anchor.map { [$0] } ?? []
    case .this, .previous: []
    case .value(let value): [value]
    }
  }
}
