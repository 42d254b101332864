import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
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
    let data = try BasketData(question, item: item, order: order)
    let least = settings.thresholds(customers: data.orders).customers
    let items = data.frequent(atLeast: least)
    let found = try search(items, orders: data.orders, atLeast: least)
    let space = SearchSpace(
      items: data.distinct, consequents: data.allowedCount, maximum: maximum)
    let rules = BasketRules(
      of: BasketCounts(tree: found.tree, items: items, orders: data.orders),
      isWhole: !found.isPartial, space: space, settings: settings, in: question.work)
    var notes = [
      Diagnostic.note(
        "\(NumberText.grouped(space.total, decimals: 0)) rules could be formed of "
          + "\(data.distinct.counted) items; \(rules.considered.counted) are in at least "
          + "\(least.counted) of \(data.orders.counted) orders, \(rules.shown.count.counted) are "
          + "shown")
    ]
    if data.incomplete > 0 {
      notes.append(.note("\(data.incomplete.counted) rows without an item or order left out"))
    }
    if rules.isPartial { notes.append(.partialRules) }
    var answer = Answer(
      table: BasketTable(rules, names: items.names).table,
      facts: BasketTable.facts(
        orders: data.orders, items: data.distinct, tests: space.total,
        considered: rules.considered, shown: rules.shown.count),
      notes: notes, trace: data.trace)
    answer.isPartial = rules.isPartial
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
        throw .diagnostic(.tooManyRules(question.step, limit: limit))
      }
    }
  }
}
