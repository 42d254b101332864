import Bitmaps
import Engine
import Language
import Tables
import Values

extension Analysis {
  /// Which behaviours go with churn, alone and together.
  public static let associate = Analysis(
    VerbDeclaration(
      name: "associate", category: .association,
      summary: "Finds which behaviours go with churn, alone and together.",
      slot: .list(.expressions, Argument("behaviour", .behaviour), minimum: 0),
      clauses: associateClauses, options: associateOptions, results: RuleTable.results,
      facts: AssociationFacts.names, page: associatePage),
    fields: { step in RuleTable.groupFields(step) + RuleTable.fields },
    body: .computed { question throws(AnalysisError) in try Association(question).answer() }
  )
}

/// One run of `associate`: a narrow projection, a search, an answer.
struct Association: Sendable {
  /// What is asked.
  let question: Question
  /// Its options.
  let settings: AssociationSettings
  /// The outcome.
  let outcome: CheckedItem
  /// The outcome's formula.
  let churned: CheckedExpression

  /// Reads the options and finds the outcome.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    settings = try AssociationSettings(question.step)
    if let item = question.step.clauses[.with]?.first, let formula = item.expression {
      (outcome, churned) = (item, formula)
    } else if let formula = question.roles[.churned] {
      outcome = CheckedItem(
        name: Role.churned.rawValue, content: .expression(formula), range: question.step.range)
      churned = formula
    } else {
      throw .diagnostic(.noOutcome(question.step))
    }
  }

  /// The rules, with facts, notes and whatever else belongs to them.
  func answer() throws(AnalysisError) -> Answer {
    let sources = try RuleSources(question, outcome: churned, keepsAll: settings.keepsAll)
    let data = try AssociationData(self, sources.kept)
    let mining = try mine(data, sources.kept)
    let selection = RuleSelection(mining.found, settings: settings)
    let report = AssociationReport(
      association: self, mining: mining.found, selection: selection,
      leftOut: sources.leftOut + mining.leftOut, unknown: data.unknown)
    return Answer(
      table: RuleTable(mining.found, selection, settings).table(groups: question.step),
      facts: AssociationFacts(report).table, notes: report.notes, trace: data.trace,
      screenColumns: question.step.groups.map(\.name) + RuleTable.screenColumns,
      explanation: question.wantsExplanation ? report.explanation : [], rules: report.conditions)
  }

  /// Builds the items, searches and tests.
  func mine(
    _ data: AssociationData, _ sources: [RuleSource]
  ) throws(AnalysisError) -> (found: Mining, leftOut: [LeftOut]) {
    let thresholds = settings.thresholds(customers: data.outcome.count)
    let items = ItemTable(data, sources, settings, minimum: thresholds.cover)
    guard !items.counts.isEmpty else {
      throw .diagnostic(.nothingToTry(question.step, items.leftOut))
    }
    let space = SearchSpace(itemCounts: items.counts, maximum: settings.maximum)
    let search = RuleSearch(
      items: items.items, outcome: data.outcome, thresholds: thresholds,
      maximum: settings.maximum)
    let churned = data.outcome.populationCount
    do {
      let tree = try search.run(in: question.work)
      let tests = try RuleTests(
        tree, customers: data.outcome.count, churned: churned, space: space,
        adjustment: settings.adjustment, in: question.work)
      let found = Mining(
        items: items.items, outcome: data.outcome, churned: churned, space: space, tree: tree,
        tests: tests)
      return (found, items.leftOut)
    } catch {
      throw AnalysisError(EngineError(.stopped))
    }
  }
}
