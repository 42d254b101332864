import Diagnostics
import Values

/// Checks a step against the declaration of its verb, and finds as many mistakes as it can.
struct StepChecker {
  /// Checks formulae on the rows at hand.
  let checker: ExpressionChecker
  /// What is found on the way.
  let journal: Journal
  /// What the verb takes.
  let declaration: VerbDeclaration
  /// The step as it was typed.
  let step: Step

  /// The step with all its parts checked; only of use when the journal holds no error.
  func checked() -> CheckedStep {
    let items = slot(declaration.slot, step.items, after: nil, isRequired: true)
    let clauses = self.clauses()
    let options = OptionChecker(
      checker: checker, journal: journal, declared: declaration.options, owner: declaration.name
    ).checked(step.options)
    refuseDuplicates(items, clauses)
    return CheckedStep(
      verb: declaration.name, items: items, clauses: clauses, options: options, range: step.range,
      text: step.canonicalText(declaration))
  }

  private func clauses() -> [ClauseWord: [CheckedItem]] {
    var checked: [ClauseWord: [CheckedItem]] = [:]
    for clause in step.clauses {
      guard let declared = declaration.clauses.first(where: { $0.word == clause.word }) else {
        journal.add(.wrongClause(clause.word, of: declaration, at: clause.wordRange))
        continue
      }
      guard checked[clause.word] == nil else {
        journal.add(.secondTime("`\(clause.word.rawValue)`", at: clause.wordRange))
        continue
      }
      checked[clause.word] = slot(
        declared.slot, clause.items, after: clause, isRequired: true)
    }
    for declared in declaration.clauses where checked[declared.word] == nil {
      checked[declared.word] = missing(declared)
    }
    return checked
  }

  /// The items of a clause that was left out, when roles can stand in for all of them.
  private func missing(_ declared: ClauseDeclaration) -> [CheckedItem]? {
    if declared.isRequired, declared.slot.arguments.allSatisfy({ $0.role == nil }) {
      journal.add(.missingClause(declared, of: declaration, at: step.verb.range))
      return nil
    }
    let items = standIns(declared.slot, from: 0, isRequired: declared.isRequired)
    return items.count >= declared.slot.minimum && !items.isEmpty ? items : nil
  }

  /// The items of a slot: those that were typed, then the roles that stand in.
  func slot(
    _ slot: SlotDeclaration, _ items: [Item], after clause: Clause?, isRequired: Bool
  ) -> [CheckedItem] {
    let owner = clause.map { $0.word.rawValue } ?? declaration.name
    if let maximum = slot.maximum, items.count > maximum {
      journal.add(.tooManyItems(owner, maximum, at: items[maximum].expression.range))
      return []
    }
    var checked: [CheckedItem] = []
    var excludes = false
    for (position, item) in items.enumerated() {
      guard let argument = slot.argument(at: position) else { continue }
      excludes = excludes || (position == 0 && item.isExclusion)
      do throws(Diagnostic) {
        let value = try self.item(
          item, argument, slot, isMain: clause == nil, excludes: excludes)
        if clause?.word == .by { try refuseConstant(item, value) }
        try refuseSameForAll(item, value, argument, slot)
        checked.append(value)
      } catch {
        journal.add(clause == nil ? withWayOut(error, item, argument, among: items) : error)
      }
    }
    let filled = checked + standIns(slot, from: items.count, isRequired: isRequired)
    if filled.count < slot.minimum, !journal.hasError {
      let place = clause?.wordRange ?? step.verb.range
      journal.add(
        .tooFewItems(slot, items.count, owner, declaration.form(of: slot, owner), at: place))
    }
    return filled
  }

  /// The error with the next step that can read a name which this step gives, or with the group that
  /// was meant.
  private func withWayOut(
    _ error: Diagnostic, _ item: Item, _ argument: Argument, among items: [Item]
  ) -> Diagnostic {
    let given = items.compactMap(\.name).filter { $0 != item.name }
    guard error.code == "N3", let unknown = item.expression.name(at: error.range),
      let name = given.first(where: { $0.text == unknown.text })
    else { return withGroups(error, item, argument) }
    var error = error
    let formula = item.expression.canonicalText
    let next = item.name.map { "\($0.source) = \(formula)" } ?? formula
    error.advice = ["`\(name.text)` is known from the next step on:  | derive \(next)"]
    return error
  }

  /// The error with the line that has the column as a group, where a role could stand in for it.
  private func withGroups(
    _ error: Diagnostic, _ item: Item, _ argument: Argument
  ) -> Diagnostic {
    guard ["T2", "T5"].contains(error.code), step.clauses.isEmpty, step.items.count == 1,
      let role = argument.role, let base = checker.scope.base,
      checker.vocabulary.role(role, of: base) != nil, case .name = item.expression.kind,
      declaration.clauses.contains(where: { $0.word == .by })
    else { return error }
    var error = error
    let line = "\(declaration.name) by \(item.expression.canonicalText)"
    error.advice.append("for an answer for each of its values:  \(line)")
    return error
  }

  /// A column that is given a constant as a group was meant to be compared with it.
  private func refuseConstant(_ item: Item, _ checked: CheckedItem) throws(Diagnostic) {
    guard let name = item.name, case .constant? = checked.expression?.kind,
      checker.scope.field(named: name.text) != nil
    else { return }
    let text = try "\(name.source) = \(checker.operand(item.expression).text)"
    throw .bareComparison(text, name: nil, at: name.range.through(item.expression.range))
  }

  /// Two columns of a result must not have one name.
  private func refuseDuplicates(_ items: [CheckedItem], _ clauses: [ClauseWord: [CheckedItem]]) {
    var named = clauses[.by] ?? []
    if declaration.slot.shape == .named { named += items }
    var seen: Set<String> = []
    for item in named where !item.isExcluded && !seen.insert(item.name).inserted {
      journal.add(.nameTwice(item.name, at: item.range))
    }
  }
}

extension Journal {
  /// Whether an error was found.
  var hasError: Bool { diagnostics.contains { $0.severity == .error } }
}

extension CheckedItem {
  /// Whether the item is a column to leave out.
  fileprivate var isExcluded: Bool {
    if case .column(_, isExcluded: true) = content { true } else { false }
  }
}

extension Item {
  /// Whether the item begins with `not`, which leaves columns out where a slot takes columns.
  var isExclusion: Bool {
    if case .unary(.not, _) = expression.kind, name == nil { true } else { false }
  }
}

extension Expression {
  /// The name that stands alone at a place of the formula.
  fileprivate func name(at range: SourceRange?) -> Name? {
    if case .name(let names) = kind, names.count == 1, names[0].range == range { return names[0] }
    return parts.lazy.compactMap { $0.name(at: range) }.first
  }
}
