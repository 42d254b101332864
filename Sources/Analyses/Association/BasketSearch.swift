import Bitmaps
import Diagnostics
import Engine
import Glibc
import Language
import Statistics
import Tables
import Values
import Work

/// One run of `baskets`: orders as rows of bits, the frequent sets of items, the rules in them.
struct BasketSearch: Sendable {
  /// What is asked.
  let question: Question
  private let item: CheckedItem
  private let order: CheckedItem
  private let maximum: Int
  private let adjustment: PAdjustment?
  private let alpha: Double
  private let keepsAll: Bool
  private let top: Int?

  /// A rule from some items to another.
  struct Rule: Sendable {
    /// The items before the arrow, by the bytes of their names.
    let antecedent: [Int]
    /// The item behind it.
    let consequent: Int
    /// The orders that have them.
    let table: TwoByTwo
    /// The logarithm of the largest p inside a rule with one antecedent item less.
    let logP: Double
  }

  /// Reads the options.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    let step = question.step
    guard let item = step.items.first, let order = step.clauses[.per]?.first else {
      preconditionFailure("The checker asks for an item and an order")
    }
    (self.item, self.order) = (item, order)
    maximum = step.whole("max") ?? 3
    adjustment =
      switch step.word("adjust") {
      case "bonferroni": .bonferroni
      case "bh": .benjaminiHochberg
      case "by": .benjaminiYekutieli
      case "none": nil
      default: .holm
      }
    alpha = step.number("alpha") ?? 0.05
    keepsAll = step.word("keep") == "all"
    top = step.word("top") == "all" ? nil : step.whole("top") ?? 20
  }

  /// The rules with facts and notes.
  func answer() throws(AnalysisError) -> Answer {
    let data = try BasketData(question, item: item, order: order)
    let least = max(
      1, Int(ceil((question.step.number("support") ?? 0.01) * Double(data.orders) - 1e-9)))
    let items = data.frequent(atLeast: least)
    let found = try search(items, orders: data.orders, atLeast: least)
    let rules = try rules(in: found.tree, items, orders: data.orders)
    let logs = rules.map(\.logP)
    let tests = max(BasketSearch.tests(data, maximum: maximum), Double(rules.count))
    let adjusted = adjustment?.adjustedLogs(logs, tests: tests) ?? logs
    let shown = chosen(rules, adjusted, items)
    var notes = [
      Diagnostic.note(
        "\(NumberText.grouped(tests, decimals: 0)) rules could be formed of "
          + "\(data.distinct.counted) items; \(rules.count.counted) are in at least "
          + "\(least.counted) of \(data.orders.counted) orders, \(shown.count.counted) are shown")
    ]
    if data.incomplete > 0 {
      notes.append(.note("\(data.incomplete.counted) rows without an item or order left out"))
    }
    if found.isPartial { notes.append(.partialRules) }
    var answer = Answer(
      table: BasketTable(rules, shown: shown, adjusted: adjusted, names: items.names).table,
      facts: BasketTable.facts(
        orders: data.orders, items: data.distinct, tests: tests, considered: rules.count,
        shown: shown.count),
      notes: notes, trace: data.trace)
    answer.isPartial = found.isPartial
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

  /// Every rule with one item behind the arrow, with its tests.
  private func rules(
    in tree: RuleTree, _ items: BasketItems, orders: Int
  ) throws(AnalysisError) -> [Rule] {
    let (allowed, ranks) = (items.allowed, items.ranks)
    let work = WorkContext(threads: question.work.threads)
    do throws(Stopped) {
      return try Work.overRanges(tree.ruleCount, piece: 256, in: work) { range in
        range.flatMap { place -> [Rule] in
          let items = tree.items(of: place)
          guard items.count > 1 else { return [] }
          return items.filter { allowed[$0] }.map { consequent in
            rule(
              items.filter { $0 != consequent }.sorted { ranks[$0] < ranks[$1] }, consequent, place,
              tree, orders)
          }
        }
      }.flatMap { $0 }
    } catch {
      throw AnalysisError(EngineError(.stopped))
    }
  }

  private func rule(
    _ antecedent: [Int], _ consequent: Int, _ place: Int, _ tree: RuleTree, _ orders: Int
  ) -> Rule {
    let both = tree.nodes[place].customers
    func count(_ items: [Int]) -> Int {
      items.isEmpty ? orders : tree.place(of: items.sorted()).map { tree.nodes[$0].customers } ?? 0
    }
    let inside = count(antecedent)
    var logP = -Double.infinity
    for lacking in antecedent.indices {
      var rest = antecedent
      rest.remove(at: lacking)
      let table = TwoByTwo(
        inside: inside, outcomesInside: both, all: count(rest),
        outcomes: count(rest + [consequent]))
      logP = max(logP, table.fisherGreaterLogP)
    }
    let table = TwoByTwo(
      inside: inside, outcomesInside: both, all: orders, outcomes: count([consequent]))
    return Rule(antecedent: antecedent, consequent: consequent, table: table, logP: logP)
  }

  private func chosen(_ rules: [Rule], _ adjusted: [Double], _ items: BasketItems) -> [Int] {
    let kept = rules.indices.filter { place in
      let table = rules[place].table
      return keepsAll
        || (adjusted[place] <= log(alpha)
          && table.a * table.total > table.inside * table.outcomes)
    }
    let sorted = kept.sorted { first, second in
      let (left, right) = (rules[first], rules[second])
      let (more, less) = (left.excess, right.excess)
      if more != less { return more > less }
      if left.antecedent.count != right.antecedent.count {
        return left.antecedent.count < right.antecedent.count
      }
      let texts = (items.text(left), items.text(right))
      return texts.0.utf8.lexicographicallyPrecedes(texts.1.utf8)
    }
    return Array(sorted.prefix(top ?? sorted.count))
  }

  /// How many rules could be formed: an item behind the arrow, and up to so many of the others.
  private static func tests(_ data: BasketData, maximum: Int) -> Double {
    var (ways, sum) = (1.0, 0.0)
    for length in 1...maximum where length < data.distinct {
      ways *= Double(data.distinct - length) / Double(length)
      sum += ways
    }
    return sum * Double(data.allowedCount)
  }
}

extension BasketSearch.Rule {
  /// The square of all orders times the leverage, which is whole and so exact.
  var excess: Int { table.a * table.total - table.inside * table.outcomes }
}
