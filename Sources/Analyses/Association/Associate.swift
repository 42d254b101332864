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
    fields: { step in
      associateGroups(step).fields + RuleTable.fields
        + (step.word("measures") == "all" ? RuleTable.measureFields : [])
    },
    dependsOnAsof: { ObservationWindow.isAsked(by: $0) },
    answer: { question throws(AnalysisError) in try Association(question).answer() }
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
  /// The revenue of a customer, when it is known.
  let revenue: NamedExpression?
  /// What tells customers apart, when a role says it and random choices need it.
  let customerKey: CheckedExpression?

  /// The time in which behaviours are seen and that after it, when they are held apart.
  let window: ObservationWindow?
  /// What the rows at hand are on the stored table.
  let rows: RowsSearched

  /// Reads the options, or takes settings in their place, and finds the outcome.
  init(_ question: Question, _ settings: AssociationSettings? = nil) throws(AnalysisError) {
    self.question = question
    rows = RowsSearched(question)
    let settings = if let settings { settings } else { try AssociationSettings(question.step) }
    self.settings = settings
    revenue =
      question.step.formula("value", among: question.input.fields)
      ?? question.roles[.revenue].map { NamedExpression($0.plainColumn ?? "revenue", $0) }
    if let revenue, !revenue.expression.type.type.isNumber {
      throw .diagnostic(.noAmount(revenue.name, question.step))
    }
    customerKey = settings.isRandom ? question.roles[.customer] : nil
    window = try ObservationWindow(question)
    if let window {
      outcome = CheckedItem(
        name: "leaving", content: .expression(window.churned), range: question.step.range)
      churned = window.churned
    } else if let item = question.step.clauses[.with]?.first, let formula = item.expression {
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
    var report = try report()
    report.compareGroups()
    let keys = report.keys.fields
    var answer = Answer(
      table: RuleTable(report.groups, settings).table(keys: keys, in: question.work),
      facts: AssociationFacts(report).table, notes: report.notes, trace: report.data.trace,
      screenColumns: keys.map(\.name) + report.screenColumns,
      explanation: question.wantsExplanation ? report.explanation : [], rules: report.conditions)
    answer.narrowed = report.narrowed
    answer.screenIntervals = RuleTable.screenIntervals
    answer.screenSpare = RuleTable.screenSpare
    answer.isPartial = report.isPartial
    answer.reasons = report.reasons
    return answer
  }

  /// Searches and tests.
  func report() throws(AnalysisError) -> AssociationReport {
    let keys = Analysis.associateGroups(question.step)
    let sources = try RuleSources(
      question, outcome: churned, keys: keys.keys, window: window, rows: rows,
      keepsAll: settings.keepsAll)
    let data = try AssociationData(self, sources.kept, keys: keys.keys)
    let items = try items(of: data, sources.kept)
    guard !items.counts.isEmpty else {
      throw .diagnostic(.nothingToTry(question.step, sources.leftOut + items.leftOut))
    }
    let found = try groups(of: data, items)
    return AssociationReport(
      association: self, keys: keys, groups: found.groups,
      leftOut: sources.leftOut + items.leftOut, items: items, data: data, silent: found.silent,
      unreached: found.unreached)
  }

  /// The items that are frequent enough in at least one group.
  private func items(
    of data: AssociationData, _ sources: [RuleSource]
  ) throws(AnalysisError) -> ItemTable {
    let sizes = data.groups.map { data.searched($0)?.count ?? data.outcome.count }
    let least = sizes.map { settings.thresholds(customers: $0).cover }.min() ?? 1
    do throws(Stopped) {
      return try ItemTable(data, sources, settings, minimum: least, in: question.work)
    } catch {
      throw AnalysisError(EngineError(.stopped))
    }
  }

  /// What is found in each group, the groups in which nobody or everybody churned, and those that
  /// were not reached because someone asked to stop.
  private func groups(
    of data: AssociationData, _ items: ItemTable
  ) throws(AnalysisError) -> (groups: [RuleGroup], silent: [[Value]], unreached: [[Value]]) {
    var (found, silent): ([RuleGroup], [[Value]]) = ([], [])
    let budget = RuleBudget()
    for (place, group) in data.groups.enumerated() {
      do throws(RuleSearchFailure) {
        let rules = try RuleGroup(
          group, items, data, settings, budget: budget, in: question.work)
        if let rules { found.append(rules) } else { silent.append(group.values) }
      } catch {
        switch error {
        case .stopped where found.isEmpty: throw AnalysisError(EngineError(.stopped))
        case .stopped: return (found, silent, data.groups[place...].map(\.values))
        case .tooManyRules(let limit):
          let counted = settings.counting == .joint ? "churners" : "customers"
          throw .diagnostic(
            .tooManyRules(
              question.step, settings, limit: limit, of: counted, fewer: "name fewer behaviours"))
        }
      }
    }
    return (found, silent, [])
  }
}
