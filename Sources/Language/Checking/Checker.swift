import Diagnostics
public import Values

/// Gives typed trees their meaning: names become columns, and every part has a type.
///
/// It knows no verb and no table of its own: all that words can mean stands in the vocabulary, and
/// all that a step takes stands in its declaration.
public struct Checker: Sendable {
  /// Everything that words can mean.
  public let vocabulary: Vocabulary
  /// The names at hand.
  public let scope: Scope

  /// Creates a checker of formulae and steps on some rows.
  public init(vocabulary: Vocabulary, scope: Scope) {
    self.vocabulary = vocabulary
    self.scope = scope
  }

  /// Checks a formula on rows, on rows in order (`window`), or on groups (`aggregate`).
  public func expression(
    _ expression: Expression, level: FunctionDeclaration.Level = .row,
    expecting type: ValueType? = nil
  ) -> Outcome<CheckedExpression> {
    outcome { journal throws(Diagnostic) in
      let checker = self.checker(level, journal)
      guard let type else { return try checker.value(of: expression) }
      return try checker.value(
        checker.operand(expression), fitting: [type], as: "the value")
    }
  }

  /// Checks the formula of a definition that is about to be made on a stored table.
  public func definition(
    _ kind: DefinitionKind, _ name: Name, _ expression: Expression
  ) -> Outcome<CheckedExpression> {
    outcome { journal throws(Diagnostic) in
      let entry = Definition(
        kind: kind, name: name.text, table: scope.base ?? "", expression: expression,
        source: Source(text: ""))
      if kind != .role, let field = scope.field(named: name.text) {
        journal.note("`\(field.name)` is a column too: the name will mean the column")
      }
      try journal.open(entry, at: name.range)
      defer { journal.close() }
      return try Checker(vocabulary: vocabulary.adding(entry), scope: scope)
        .checker(kind == .measure ? .aggregate : .row, journal)
        .definition(kind, name, expression)
    }
  }

  /// Checks a step against the declaration of its verb.
  public func step(_ step: Step, _ declaration: VerbDeclaration) -> Outcome<CheckedStep> {
    let journal = Journal()
    let checker = checker(.row, journal)
    let checked = StepChecker(
      checker: checker, journal: journal, declaration: declaration,
      step: step.namingColumns(in: checker)
    ).checked()
    return journal.outcome(checked)
  }

  /// Checks options against their declarations, for steps and commands alike.
  public func options(
    _ options: [Option], _ declared: [OptionDeclaration], of word: String
  ) -> Outcome<[String: [CheckedOption]]> {
    let journal = Journal()
    let checked = OptionChecker(
      checker: checker(.row, journal), journal: journal, declared: declared, owner: word
    ).checked(options)
    return journal.outcome(checked)
  }

  private func checker(
    _ level: FunctionDeclaration.Level, _ journal: Journal
  ) -> ExpressionChecker {
    ExpressionChecker(vocabulary: vocabulary, scope: scope, level: level, journal: journal)
  }

  private func outcome(
    _ check: (Journal) throws(Diagnostic) -> CheckedExpression
  ) -> Outcome<CheckedExpression> {
    let journal = Journal()
    do throws(Diagnostic) {
      return journal.outcome(try check(journal))
    } catch {
      journal.add(error)
      return Outcome(failed: journal.diagnostics)
    }
  }
}

extension Vocabulary {
  /// The same words with a definition in the place of any other of its name.
  fileprivate func adding(_ definition: Definition) -> Vocabulary {
    guard definition.kind != .role,
      let index = tables.firstIndex(where: { $0.name == definition.table })
    else { return self }
    var changed = self
    changed.tables[index].definitions.removeAll {
      $0.kind != .role && $0.name == definition.name
    }
    changed.tables[index].definitions.append(definition)
    return changed
  }
}

extension Journal {
  /// The value with what was noted, or the errors alone when there is one.
  func outcome<Value: Sendable>(_ value: Value) -> Outcome<Value> {
    let hasError = diagnostics.contains { $0.severity == .error }
    return hasError ? Outcome(failed: diagnostics) : Outcome(value, notes: diagnostics)
  }
}
