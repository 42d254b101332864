import Diagnostics
import Values

extension StepChecker {
  /// The roles that stand in for the items of a slot from a position on.
  func standIns(
    _ slot: SlotDeclaration, from first: Int, isRequired: Bool
  ) -> [CheckedItem] {
    var items: [CheckedItem] = []
    guard first < slot.arguments.count else { return items }
    for position in first..<slot.arguments.count {
      let argument = slot.arguments[position]
      guard let role = argument.role else { return items }
      do throws(Diagnostic) {
        guard let item = try standIn(role, argument) else {
          if isRequired, position < slot.minimum {
            throw .roleNeeded(
              role, argument, verb: declaration.name, in: checker, at: step.verb.range)
          }
          return items
        }
        items.append(item)
      } catch {
        journal.add(error)
        return items
      }
    }
    return items
  }

  /// The formula of a role, or nothing when the role is not known here.
  private func standIn(_ role: Role, _ argument: Argument) throws(Diagnostic) -> CheckedItem? {
    let range = step.verb.range
    guard let base = checker.scope.base, let definition = checker.vocabulary.role(role, of: base)
    else { return nil }
    let value = try checker.open(definition, at: range)
    let operand = Operand(
      content: .value(value),
      expression: Expression(.name([Name(role.rawValue, range: range)]), range: range))
    let content: CheckedItem.Content =
      switch argument.accepts {
      case .condition, .behaviour: .expression(try checker.condition(operand))
      case .value(let types):
        .expression(try checker.value(operand, fitting: types, as: argument.label))
      case .column:
        value.plainColumn.map { .column($0, isExcluded: false) } ?? .expression(value)
      default: .expression(value)
      }
    return CheckedItem(
      name: value.plainColumn ?? role.rawValue, content: content, isFromRole: true, range: range)
  }
}

extension CheckedExpression {
  /// The column's name, when the formula is nothing but a column of the rows at hand.
  var plainColumn: String? {
    if case .column(let name) = kind { name } else { nil }
  }
}
