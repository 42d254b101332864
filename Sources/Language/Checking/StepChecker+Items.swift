import Diagnostics
import Values

extension StepChecker {
  /// One item as its place asks for it.
  func item(
    _ item: Item, _ argument: Argument, _ slot: SlotDeclaration, isMain: Bool, excludes: Bool
  ) throws(Diagnostic) -> CheckedItem {
    let content = try content(item, argument, slot, isMain: isMain, excludes: excludes)
    return CheckedItem(
      name: item.name?.text ?? name(of: item, content), content: content,
      isNamed: item.name != nil, range: item.expression.range)
  }

  private func content(
    _ item: Item, _ argument: Argument, _ slot: SlotDeclaration, isMain: Bool, excludes: Bool
  ) throws(Diagnostic) -> CheckedItem.Content {
    let expression = item.expression
    switch argument.accepts {
    case .value(let types):
      let isOrdered = isMain && slot.shape == .named
      let checker = self.checker.at(isOrdered ? .window : .row)
      let value = try checker.value(
        checker.operand(expression), fitting: types, as: argument.label)
      guard slot.shape == .keys else { return .expression(value) }
      return .key(value, item.direction ?? .ascending)
    case .condition: return .expression(try checker.condition(expression))
    case .aggregate: return .expression(try checker.at(.aggregate).value(of: expression))
    case .measureOrValue(let types):
      return .expression(try measureOrValue(expression, types, argument))
    case .linkedValue(let types): return try linkedValue(expression, types, argument)
    case .column(let allowsNot):
      return try column(
        item, slot, allowsNot: allowsNot && isMain, excludes: excludes, argument)
    case .behaviour: return try behaviour(expression)
    case .table: return .table(try table(expression, argument))
    case .text: return .text(try text(expression, argument))
    case .rows, .rowsOrShare: return try rows(expression, argument)
    case .word(let words): return .word(try word(expression, among: words, argument))
    case .newName: return .word(try newName(expression, argument))
    }
  }

  private func column(
    _ item: Item, _ slot: SlotDeclaration, allowsNot: Bool, excludes: Bool, _ argument: Argument
  ) throws(Diagnostic) -> CheckedItem.Content {
    var expression = item.expression
    if case .unary(.not, let inner) = expression.kind, allowsNot {
      guard excludes else { throw .lateNot(expression) }
      expression = inner
    }
    let value = try checker.value(of: expression)
    if let name = value.plainColumn { return .column(name, isExcluded: excludes && allowsNot) }
    guard allowsNot, slot.shape == .named, !excludes else {
      throw .wantsColumn(expression, argument, in: checker)
    }
    return .expression(value)
  }

  private func measureOrValue(
    _ expression: Expression, _ types: Set<ValueType>, _ argument: Argument
  ) throws(Diagnostic) -> CheckedExpression {
    guard !checker.gathersOwnRows(expression) else {
      return try checker.at(.aggregate).value(of: expression)
    }
    return try checker.value(checker.operand(expression), fitting: types, as: argument.label)
  }

  /// A value of each row, or of each row of the linked table that the formula speaks of.
  private func linkedValue(
    _ expression: Expression, _ types: Set<ValueType>, _ argument: Argument
  ) throws(Diagnostic) -> CheckedItem.Content {
    guard let target = try checker.linkedTable(of: [expression]), !target.isNamedAlone else {
      return .expression(
        try checker.value(checker.operand(expression), fitting: types, as: argument.label))
    }
    let inner = checker.checker(on: target.table, level: .row, link: target.link)
    return .linked(
      target.link, try inner.value(inner.operand(expression), fitting: types, as: argument.label))
  }

  private func behaviour(_ expression: Expression) throws(Diagnostic) -> CheckedItem.Content {
    if case .name(let names) = expression.kind, names.count == 1,
      checker.scope.field(named: names[0].text) == nil,
      ["behaviours", "behaviors"].contains(names[0].text.lowercased())
    {
      return .word("behaviours")
    }
    let value = try checker.value(of: expression)
    return value.plainColumn.map { .column($0, isExcluded: false) } ?? .expression(value)
  }

  private func table(
    _ expression: Expression, _ argument: Argument
  ) throws(Diagnostic) -> String {
    guard case .name(let names) = expression.kind, names.count == 1 else {
      throw .wants("the name of a table", argument, at: expression.range)
    }
    guard let table = checker.vocabulary.table(named: names[0].text) else {
      throw .unknownTable(names[0], among: checker.vocabulary.tables)
    }
    return table.name
  }

  private func text(_ expression: Expression, _ argument: Argument) throws(Diagnostic) -> String {
    guard case .value(let value) = try checker.constant(expression, argument, "a text").content,
      case .constant(.text(let text)) = value.kind
    else { throw .wants("a text in quotes", argument, at: expression.range) }
    return text
  }

  /// A number of rows, or a share of them where one is taken; what is whole is a number of rows.
  private func rows(
    _ expression: Expression, _ argument: Argument
  ) throws(Diagnostic) -> CheckedItem.Content {
    let takesShare = argument.accepts == .rowsOrShare
    switch try checker.constant(expression, argument, "a number").value?.constant {
    case .whole(let count) where count >= 0 || !takesShare: return .whole(Int(count))
    case .decimal(let share) where takesShare && (0...1).contains(share): return .number(share)
    default: throw .wantsRows(argument, at: expression.range)
    }
  }

  private func word(
    _ expression: Expression, among words: [String], _ argument: Argument
  ) throws(Diagnostic) -> String {
    guard case .name(let names) = expression.kind, names.count == 1 else {
      throw .wants(words.joined(separator: ", "), argument, at: expression.range)
    }
    guard let word = words.matching(names[0].text, by: \.self) else {
      throw .unknownWord(names[0].text, among: words, as: argument.label, at: expression.range)
    }
    return word
  }

  private func newName(
    _ expression: Expression, _ argument: Argument
  ) throws(Diagnostic) -> String {
    guard case .name(let names) = expression.kind, names.count == 1 else {
      throw .wants("a new name", argument, at: expression.range)
    }
    return names[0].text
  }

  /// The name of an item without one: the column or definition as it is spelled, else its text.
  private func name(of item: Item, _ content: CheckedItem.Content) -> String {
    if case .name(let names) = item.expression.kind, names.count == 1,
      case .expression = content, checker.scope.field(named: names[0].text) == nil,
      let definition = checker.definition(named: names[0]), definition.kind != .role
    {
      return definition.name
    }
    switch content {
    case .column(let name, _): return name
    case .table(let name), .word(let name): return name
    case .expression(let value), .key(let value, _):
      if let column = value.plainColumn { return column }
    default: break
    }
    if case .name(let names) = item.expression.kind, names.count == 1,
      let definition = checker.definition(named: names[0])
    {
      return definition.name
    }
    return item.expression.canonicalText
  }
}

extension ExpressionChecker {
  /// The same checker for values of another level.
  func at(_ level: FunctionDeclaration.Level) -> ExpressionChecker {
    ExpressionChecker(vocabulary: vocabulary, scope: scope, level: level, journal: journal)
  }

  /// A part that must be the same for every row.
  func constant(
    _ expression: Expression, _ argument: Argument, _ wanted: String
  ) throws(Diagnostic) -> Operand {
    if case .name = expression.kind { throw .wants(wanted, argument, at: expression.range) }
    return try operand(expression)
  }
}
