import Bitmaps
import Engine
import Language
import Tables
import Values
import Work

extension Analysis {
  /// Which behaviours go with churn, alone and together.
  public static let associate = Analysis(
    VerbDeclaration(
      name: "associate", category: .association,
      summary: "Finds which behaviours go with churn, alone and together.",
      slot: .list(.expressions, Argument("behaviour", .behaviour), minimum: 0),
      clauses: associateClauses, options: associateOptions, results: RuleTable.results,
      facts: AssociationFacts.names, page: associatePage),
    fields: { step in associateGroups(step).fields + RuleTable.fields },
    body: .computed { question throws(AnalysisError) in try Association(question).answer() }
  )

  /// The groups of a step, under names that the result has not taken.
  static func associateGroups(_ step: CheckedStep) -> GroupColumns {
    GroupColumns(step, beside: RuleTable.fields)
  }
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
      (outcome, churned) = (item, formula.asTruth)
    } else if let formula = question.roles[.churned] {
      outcome = CheckedItem(
        name: Role.churned.rawValue, content: .expression(formula), range: question.step.range)
      churned = formula.asTruth
    } else {
      throw .diagnostic(.noOutcome(question.step))
    }
  }

  /// The rules, with facts, notes and whatever else belongs to them.
  func answer() throws(AnalysisError) -> Answer {
    let keys = Analysis.associateGroups(question.step)
    let sources = try RuleSources(
      question, outcome: churned, keys: keys.keys, keepsAll: settings.keepsAll)
    let data = try AssociationData(self, sources.kept, keys: keys.keys)
    let items = items(of: data, sources.kept)
    guard !items.counts.isEmpty else {
      throw .diagnostic(.nothingToTry(question.step, sources.leftOut + items.leftOut))
    }
    let groups = try groups(of: data, items)
    let report = AssociationReport(
      association: self, keys: keys, groups: groups, leftOut: sources.leftOut + items.leftOut,
      blanks: items.blanks, customers: data.outcome.count, unknown: data.unknown,
      silent: data.groups.filter { group in !groups.contains { $0.values == group.values } }
        .map(\.values))
    var answer = Answer(
      table: RuleTable(groups, level: settings.level).table(keys: keys.fields),
      facts: AssociationFacts(report).table, notes: report.notes, trace: data.trace,
      screenColumns: keys.fields.map(\.name) + RuleTable.screenColumns,
      explanation: question.wantsExplanation ? report.explanation : [], rules: report.conditions)
    answer.isPartial = report.isPartial
    return answer
  }

  /// The items that are frequent enough in at least one group.
  private func items(of data: AssociationData, _ sources: [RuleSource]) -> ItemTable {
    let sizes = data.groups.map { $0.rows?.count ?? data.outcome.count }
    let least = sizes.map { settings.thresholds(customers: $0).cover }.min() ?? 1
    return ItemTable(data, sources, settings, minimum: least)
  }

  private func groups(
    of data: AssociationData, _ items: ItemTable
  ) throws(AnalysisError) -> [RuleGroup] {
    var found: [RuleGroup] = []
    let budget = RuleBudget()
    for group in data.groups {
      do throws(RuleSearchFailure) {
        let rules = try RuleGroup(
          group, items, outcome: data.outcome, settings, budget: budget,
          in: question.work)
        if let rules { found.append(rules) }
      } catch {
        switch error {
        case .stopped: throw AnalysisError(EngineError(.stopped))
        case .tooManyRules(let limit):
          throw .diagnostic(.tooManyRules(question.step, limit: limit))
        }
      }
    }
    return found
  }
}
