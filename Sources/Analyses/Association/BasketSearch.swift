import Bitmaps
import Diagnostics
import Engine
import Language
import Values
import Work

/// One run of `baskets`: orders as rows of bits, the frequent sets of items, the rules in them.
struct BasketSearch: Sendable {
  /// What is asked.
  let question: Question
  private let item: CheckedItem
  private let order: CheckedItem
  private let settings: AssociationSettings

  /// Reads the options.
  init(_ question: Question) throws(AnalysisError) {
    guard let item = question.step.items.first, let order = question.step.clauses[.per]?.first
    else { preconditionFailure("The checker asks for an item and an order") }
    (self.question, self.item, self.order) = (question, item, order)
    settings = try AssociationSettings(question.step)
  }

  /// How many items may stand before the arrow.
  private var maximum: Int { settings.maximum ?? 3 }

  /// The rules with facts and notes.
  func answer() throws(AnalysisError) -> Answer {
    let data = try BasketData(question, item: item, order: order, holdout: settings.holdout)
    let least = settings.thresholds(customers: data.searched).customers
    let items = data.frequent(atLeast: least)
    let found = try search(items, orders: data.searched, atLeast: least)
    let space = SearchSpace(
      items: data.distinct, consequents: data.allowedCount, maximum: maximum)
    let counts = BasketCounts(tree: found.tree, items: items, orders: data.searched)
    let rules = BasketRules(
      of: counts, isWhole: !found.isPartial, space: space, settings: settings, in: question.work)
    let made = BasketTable(rules, counts, settings, stop: question.work.stop)
    let report = BasketReport(
      data: data, rules: rules, space: space, settings: settings,
      unheard: question.step.unheardAdjustment, isPartial: rules.isPartial || made.lacksMeasures)
    var answer = Answer(
      table: made.table, facts: report.facts, notes: report.notes, trace: data.trace,
      screenColumns: BasketTable.fields(question.step).map(\.name))
    answer.narrowed = data.narrowed
    answer.isPartial = report.isPartial
    return answer
  }

  /// The sets of items in enough orders.
  private func search(
    _ items: BasketItems, orders: Int, atLeast least: Int
  ) throws(AnalysisError) -> RuleSearch.Found {
    let everyone = Bitmap(repeating: true, count: orders)
    let search = RuleSearch(
      matrix: BitMatrix(items.bits, target: everyone), sources: Array(items.bits.indices),
      thresholds: RuleThresholds(customers: least, churned: least), maximum: maximum + 1,
      budget: RuleBudget())
    do throws(RuleSearchFailure) {
      return try search.run(in: question.work)
    } catch {
      switch error {
      case .stopped: throw AnalysisError(EngineError(.stopped))
      case .tooManyRules(let limit):
        throw .diagnostic(
          .tooManyRules(
            question.step, settings, limit: limit, of: "orders",
            fewer: "keep fewer items, such as with:  filter item in (…)"))
      }
    }
  }
}
